// SPDX-License-Identifier: Apache-2.0

import { useEffect, useState } from 'react';

/** An address under which a file can be taken from this page, as long as it is shown. */
export function useFileAddress(content: BlobPart, type: string): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([content], { type }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [content, type]);
  return address;
}
