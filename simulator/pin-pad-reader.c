// SPDX-License-Identifier: Apache-2.0
// A reader with keys of its own (PC/SC part 10): vpcd's virtual reader, to which the entry of PINs is added. pcscd loads
// it in vpcd's place. It finds two things in its own folder: vpcd's driver, to which it passes on all else, and the
// socket at which whoever plays the person's fingers listens (pin-pad.ts).
//
// It does by the specification what a reader does: it puts the digits into the command where the structures say, sends
// that to the card, and gives back the card's status word, or its own (64 00 timed out, 64 01 cancelled, 64 02 the new
// PINs differ, 64 03 too short or too long). The digits never leave it but for the card.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <ifdhandler.h>
#include <poll.h>
#include <reader.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define FEATURE_CODE(feature) SCARD_CTL_CODE(2050 + (feature))
#define LONGEST_PIN 15
// How often it looks whether the card is still in while it waits for a key, in milliseconds.
#define LOOK_INTERVAL 100
// How long it waits where it is not told, in seconds.
#define USUAL_TIME 30

typedef struct {
  size_t length;
  UCHAR digits[LONGEST_PIN];
} Pin;

// What became of an entry: the digits are there, a status word of the reader's own, or no answer at all.
typedef enum {
  ENTERED = 0,
  TIMED_OUT = 0x6400,
  CANCELLED = 0x6401,
  DIFFERENT = 0x6402,
  WRONG_LENGTH = 0x6403,
  FAILED = -1
} Outcome;

typedef struct {
  UCHAR seconds, format, block;
  uint16_t length_limits;
} PinFormat;

// A file in the folder of this very library.
static void beside_us(const char *name, char *path, size_t size) {
  Dl_info own;
  dladdr((void *)beside_us, &own);
  snprintf(path, size, "%.*s%s", (int)(strrchr(own.dli_fname, '/') + 1 - own.dli_fname), own.dli_fname, name);
}

static void *of_vpcd(const char *name) {
  static void *vpcd;
  if (!vpcd) {
    char path[512];
    beside_us("libifdvpcd.so", path, sizeof path);
    vpcd = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  }
  return vpcd ? dlsym(vpcd, name) : NULL;
}

#define PASS_ON(name, parameters, arguments)                  \
  RESPONSECODE name parameters {                              \
    RESPONSECODE(*function) parameters = of_vpcd(#name);      \
    return function ? function arguments : IFD_NO_SUCH_DEVICE; \
  }

PASS_ON(IFDHCreateChannelByName, (DWORD lun, LPSTR device), (lun, device))
PASS_ON(IFDHCreateChannel, (DWORD lun, DWORD channel), (lun, channel))
PASS_ON(IFDHCloseChannel, (DWORD lun), (lun))
PASS_ON(IFDHGetCapabilities, (DWORD lun, DWORD tag, PDWORD length, PUCHAR value), (lun, tag, length, value))
PASS_ON(IFDHSetCapabilities, (DWORD lun, DWORD tag, DWORD length, PUCHAR value), (lun, tag, length, value))
PASS_ON(IFDHSetProtocolParameters, (DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3),
        (lun, protocol, flags, pts1, pts2, pts3))
PASS_ON(IFDHPowerICC, (DWORD lun, DWORD action, PUCHAR atr, PDWORD length), (lun, action, atr, length))
PASS_ON(IFDHTransmitToICC,
        (DWORD lun, SCARD_IO_HEADER sent, PUCHAR command, DWORD command_length, PUCHAR answer, PDWORD answer_length,
         PSCARD_IO_HEADER received),
        (lun, sent, command, command_length, answer, answer_length, received))
PASS_ON(IFDHICCPresence, (DWORD lun), (lun))

static int connect_to_fingers(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  beside_us("pin-pad", address.sun_path, sizeof address.sun_path);
  int fingers = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fingers >= 0 && connect(fingers, (struct sockaddr *)&address, sizeof address) == 0) return fingers;
  if (fingers >= 0) close(fingers);
  return -1;
}

// A line from the fingers, without its end. FAILED where they are gone, or the card.
static Outcome read_line(DWORD lun, int fingers, int seconds, char *line, size_t size) {
  int looks = (seconds ? seconds : USUAL_TIME) * 1000 / LOOK_INTERVAL;
  for (size_t length = 0; length < size;) {
    struct pollfd wait = {.fd = fingers, .events = POLLIN};
    if (poll(&wait, 1, LOOK_INTERVAL) == 0) {
      if (IFDHICCPresence(lun) != IFD_ICC_PRESENT) return FAILED;
      if (--looks == 0) return TIMED_OUT;
    } else {
      if (read(fingers, line + length, 1) != 1) return FAILED;
      if (line[length] == '\n') {
        line[length] = 0;
        return ENTERED;
      }
      length++;
    }
  }
  return FAILED;
}

// Asks for one PIN. `which` is what a display would say.
static Outcome enter(DWORD lun, int fingers, const char *which, const PinFormat *format, Pin *pin) {
  size_t shortest = format->length_limits >> 8, longest = format->length_limits & 0xff, block = format->block & 0x0f;
  char line[64];
  int asked = snprintf(line, sizeof line, "%u %s %zu %zu\n", (unsigned)(lun & 0xffff), which, shortest, longest);
  if (write(fingers, line, (size_t)asked) != asked) return FAILED;
  Outcome outcome = read_line(lun, fingers, format->seconds, line, sizeof line);
  if (outcome != ENTERED) return outcome;
  if (strcmp(line, "timeOut") == 0) return TIMED_OUT;
  if (strcmp(line, "cancel") == 0) return CANCELLED;
  size_t length = strlen(line);
  if (strspn(line, "0123456789") != length) return FAILED;
  int fits = length >= shortest && length <= longest && length <= LONGEST_PIN && (block == 0 || length <= block);
  pin->length = fits ? length : 0;
  memcpy(pin->digits, line, pin->length);
  explicit_bzero(line, sizeof line);
  return fits ? ENTERED : WRONG_LENGTH;
}

// Puts a PIN into the data of a command, `offset` bytes and the format's own position from its beginning: ASCII, to the
// left, with the block's other bytes as they were. A reader knows other formats too; this one refuses them.
static int put_in(UCHAR *apdu, size_t apdu_length, const PinFormat *format, size_t offset, const Pin *pin) {
  int ascii_left_in_bytes = (format->format & 0x87) == 0x82;
  size_t at = 5 + offset + ((format->format >> 3) & 0x0f);
  size_t block = format->block & 0x0f;
  if (!ascii_left_in_bytes || (format->block & 0xf0) || at + (block ? block : pin->length) > apdu_length) return 0;
  memcpy(apdu + at, pin->digits, pin->length);
  return 1;
}

static RESPONSECODE say(Outcome outcome, PUCHAR answer, LPDWORD answered) {
  if (outcome == FAILED) return IFD_COMMUNICATION_ERROR;
  answer[0] = (UCHAR)(outcome >> 8);
  answer[1] = (UCHAR)outcome;
  *answered = 2;
  return IFD_SUCCESS;
}

static RESPONSECODE send_to_card(DWORD lun, UCHAR *apdu, size_t length, PUCHAR answer, DWORD size, LPDWORD answered) {
  SCARD_IO_HEADER protocol = {.Protocol = 1, .Length = sizeof protocol}, received;
  *answered = size;
  return IFDHTransmitToICC(lun, protocol, apdu, (DWORD)length, answer, answered, &received);
}

static RESPONSECODE verify(DWORD lun, PUCHAR sent, DWORD length, PUCHAR answer, DWORD size, LPDWORD answered) {
  const PIN_VERIFY_STRUCTURE *asked = (const void *)sent;
  UCHAR apdu[64];
  if (length < sizeof *asked || asked->ulDataLength != length - sizeof *asked || asked->ulDataLength > sizeof apdu)
    return IFD_NOT_SUPPORTED;
  PinFormat format = {asked->bTimerOut, asked->bmFormatString, asked->bmPINBlockString, asked->wPINMaxExtraDigit};
  Pin pin = {0};
  int fingers = connect_to_fingers();
  Outcome outcome = fingers < 0 ? FAILED : enter(lun, fingers, "pin", &format, &pin);
  RESPONSECODE result = say(outcome, answer, answered);
  if (outcome == ENTERED) {
    memcpy(apdu, asked->abData, asked->ulDataLength);
    result = put_in(apdu, asked->ulDataLength, &format, 0, &pin)
                 ? send_to_card(lun, apdu, asked->ulDataLength, answer, size, answered)
                 : IFD_NOT_SUPPORTED;
  }
  if (fingers >= 0) close(fingers);
  explicit_bzero(&pin, sizeof pin);
  explicit_bzero(apdu, sizeof apdu);
  return result;
}

static Outcome enter_change(DWORD lun, int fingers, const PIN_MODIFY_STRUCTURE *asked, const PinFormat *format, Pin *old,
                            Pin *new) {
  Pin repeated = {0};
  Outcome outcome = fingers < 0 ? FAILED : ENTERED;
  if (outcome == ENTERED && (asked->bConfirmPIN & 2)) outcome = enter(lun, fingers, "pin", format, old);
  if (outcome == ENTERED) outcome = enter(lun, fingers, "newPin", format, new);
  if (outcome == ENTERED && (asked->bConfirmPIN & 1)) {
    outcome = enter(lun, fingers, "newPinAgain", format, &repeated);
    if (outcome == ENTERED && (repeated.length != new->length || memcmp(repeated.digits, new->digits, new->length)))
      outcome = DIFFERENT;
  }
  explicit_bzero(&repeated, sizeof repeated);
  return outcome;
}

static RESPONSECODE modify(DWORD lun, PUCHAR sent, DWORD length, PUCHAR answer, DWORD size, LPDWORD answered) {
  const PIN_MODIFY_STRUCTURE *asked = (const void *)sent;
  UCHAR apdu[64];
  if (length < sizeof *asked || asked->ulDataLength != length - sizeof *asked || asked->ulDataLength > sizeof apdu)
    return IFD_NOT_SUPPORTED;
  PinFormat format = {asked->bTimerOut, asked->bmFormatString, asked->bmPINBlockString, asked->wPINMaxExtraDigit};
  Pin old = {0}, new = {0};
  int fingers = connect_to_fingers();
  Outcome outcome = enter_change(lun, fingers, asked, &format, &old, &new);
  RESPONSECODE result = say(outcome, answer, answered);
  if (outcome == ENTERED) {
    memcpy(apdu, asked->abData, asked->ulDataLength);
    int complete = put_in(apdu, asked->ulDataLength, &format, asked->bInsertionOffsetOld, &old) &&
                   put_in(apdu, asked->ulDataLength, &format, asked->bInsertionOffsetNew, &new);
    result = complete ? send_to_card(lun, apdu, asked->ulDataLength, answer, size, answered) : IFD_NOT_SUPPORTED;
  }
  if (fingers >= 0) close(fingers);
  explicit_bzero(&old, sizeof old);
  explicit_bzero(&new, sizeof new);
  explicit_bzero(apdu, sizeof apdu);
  return result;
}

// What it can do, as tag, length and control code (part 10, 2.2), and its properties: no display, PINs of 4 to 12 digits.
static RESPONSECODE tell(const UCHAR *bytes, DWORD length, PUCHAR answer, DWORD size, LPDWORD answered) {
  if (size < length) return IFD_ERROR_INSUFFICIENT_BUFFER;
  memcpy(answer, bytes, length);
  *answered = length;
  return IFD_SUCCESS;
}

#define BIG_ENDIAN_CODE(feature) 0x42, 0, (UCHAR)((2050 + (feature)) >> 8), (UCHAR)(2050 + (feature))
static const UCHAR features[] = {
    FEATURE_VERIFY_PIN_DIRECT,  4, BIG_ENDIAN_CODE(FEATURE_VERIFY_PIN_DIRECT),
    FEATURE_MODIFY_PIN_DIRECT,  4, BIG_ENDIAN_CODE(FEATURE_MODIFY_PIN_DIRECT),
    FEATURE_GET_TLV_PROPERTIES, 4, BIG_ENDIAN_CODE(FEATURE_GET_TLV_PROPERTIES),
};
static const UCHAR properties[] = {
    PCSCv2_PART10_PROPERTY_wLcdLayout,  2, 0, 0, PCSCv2_PART10_PROPERTY_bEntryValidationCondition, 1, 2,
    PCSCv2_PART10_PROPERTY_bMinPINSize, 1, 4, PCSCv2_PART10_PROPERTY_bMaxPINSize,                  1, 12,
};

RESPONSECODE IFDHControl(DWORD lun, DWORD code, PUCHAR sent, DWORD length, PUCHAR answer, DWORD size, LPDWORD answered) {
  *answered = 0;
  if (size < 2) return IFD_ERROR_INSUFFICIENT_BUFFER;
  switch (code) {
    case CM_IOCTL_GET_FEATURE_REQUEST:
      return tell(features, sizeof features, answer, size, answered);
    case FEATURE_CODE(FEATURE_GET_TLV_PROPERTIES):
      return tell(properties, sizeof properties, answer, size, answered);
    case FEATURE_CODE(FEATURE_VERIFY_PIN_DIRECT):
      return verify(lun, sent, length, answer, size, answered);
    case FEATURE_CODE(FEATURE_MODIFY_PIN_DIRECT):
      return modify(lun, sent, length, answer, size, answered);
    default:
      return IFD_NOT_SUPPORTED;
  }
}
