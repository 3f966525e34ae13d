#!/bin/sh
# Runs the station in cage and ends with the station's own exit code, by which systemd decides whether to start it again:
# cage before 0.2, which Debian 12 has, ends with 0 however its program ended. See docs/kiosk.md.
ended=${RUNTIME_DIRECTORY:?systemd sets it}/ended
# What holds where even the station's shell was killed: a crash.
echo 1 >"$ended"
# -d: no window decorations. Without -s nobody changes to another terminal from the keyboard.
cage -d -- /bin/sh -c '"$@"; echo "$?" >"$0"' "$ended" "$@"
exit "$(cat "$ended")"
