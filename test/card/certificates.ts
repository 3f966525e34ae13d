// SPDX-License-Identifier: Apache-2.0
// Self-signed certificates of a practice cardholder, one for each kind of key. Their private keys are gone: the scripts
// need certificates alone.

const der = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

/** A certificate of an RSA-2048 key. */
export const rsa2048Certificate = der(
  'MIICxTCCAa0CFGf/zkgMXNKrKUkloZISfNbsRAG0MA0GCSqGSIb3DQEBCwUAMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwIBcNMjYx' +
    'MTIzMDAxOTQzWhgPMjEyNjEwMzAwMDE5NDNaMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAw' +
    'ggEKAoIBAQC3ywrxrQoCIL5Id5ZIJZyq1tcyL2qoHe7wNpZvbVSeOFOthU4qJ4oMwwTzAe3/lyX/hVqvnlgQQ3fL6RpmMVMXLRkCfYlPI0+4B12Y' +
    'W3yJmMBTswk0JZ+wmMLgMtmm7LwLSPeOtMF9KvHWq3mjDDj32rWOWCw2N4lxbNdLB9W0xHI+Fp1TDe6Uv0Xha5pRwbGH92joHs4/krW12I8z53Be' +
    'MoDYgCmSPjXkV3ZZT4aOZGD1amWxj6ViiWn6peg2WKTVVtb1t8TQSCo3SKTKtfVK457OiiB0o4gHYwd1b3ZxNmUfm0zaPDrRuca1WwxR72nwFl0W' +
    'G/vhddmHPAMA0B6hAgMBAAEwDQYJKoZIhvcNAQELBQADggEBAHXVBKyUp0t5XZlRRunIApsbZ3mf1HuV2bgxwu7SGE4Bq6IIQExex2IuPH200oS7' +
    'pI4Pv7Te6C6Urjj87Ju11OO6kfZGTWVxU7g1I/DgQlgrAh9s9JxtaJY05oByb1+W+RFfw6PuDgoCk6kpUddtz/+UK1N1b2VNImJROyQ3sVEfinAk' +
    '4Dmoza0dZfhPFkNNGuPnL5q+JDFrS8MfllKqjY004SVGZLT9RYyhHaFDHyA7clHe2c7qBYdqnYLR61f10PmMrzxNHpRUYrujcG0ENKAJR3PIPV1J' +
    '1zUPWOefdMj58uPpKlrtsDZR083+wUmuVbyh7b9Yq47qyQGvNK+eLQA=',
);

/** A certificate of an RSA-3072 key. */
export const rsa3072Certificate = der(
  'MIIDxTCCAi0CFE/H3/zgXDsxlv6kqEpJULR0I+KlMA0GCSqGSIb3DQEBCwUAMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwIBcNMjYx' +
    'MTIzMDAxOTQzWhgPMjEyNjEwMzAwMDE5NDNaMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwggGiMA0GCSqGSIb3DQEBAQUAA4IBjwAw' +
    'ggGKAoIBgQDRMiibbZUnA5r4K0hpy7Q+FZGNpRfBVcsBDXMViY1PMpCUfc2BZRtlVFiB2XEwYff3bHRQEUqmeLGoG0W0VamgyVf4f3Qn7fqpu4/k' +
    'bF/NIi4zi5DNI6zp+4e95HYmqaNszJ7/Ac+7lL5aHF8YuHot87Wy/n0O19rNBIQvUt9W/B4t6vJsjQndlD+vZw9T25Zp6mcOUgl+MlBNwhhSc/Dv' +
    'CpC+huOddzXkuvBfnK4CtuMBbn3gH1IqvfYRhrrhGByUXsz8dUWzmwFpcTUjrBvS+PiSgkyL1PWNN8E2lqABtUlGQpEXpaKYmLBsiK5XSIn4PsUD' +
    'YPuUZ+6kibd8VdsxcRntoOodjL/zv8KLf4PMNg6U/6WOjRe+iBkiX3HPwnzVF06CWrOazoIT7vTfqZLyrXXOhv21He5bk7YHBsL86nw6QMP2Aafo' +
    'EU+Hmt4hhNM/VLXroJkyTq23pDo9F6H9rtDjUR5ociC7xFdGGQ8ki1SZQMrwXz2bTKssQEppri8CAwEAATANBgkqhkiG9w0BAQsFAAOCAYEAbQ9W' +
    'RCP71F/BI08p7invd7gQL9wKh7E8rAI7w9NPP4eYD7zzJ0IML2cxTFf4rlIBd1K1cO1WQDyJdFX3zMGdcwSMO/yOMJVD3YqAt8mSTajskGkrmtAo' +
    'pASUvos7nJcvZSu7qymwUF51rRtk/3OZZTbxs5IAYPnK1uuyBAyS0aywrDca80SDlOgNPlNhFqdE9y+cuzDsJruGbgJ2c7p2gafIRb+eHnCBXvbN' +
    'ehVsIqI7DS20cH1hw2srCcgjl/IL0ZfGArGesXDM5ZUAXJxdyQcYzNLp/dS/hcEF78NavtlDXNKeVwyDqGYMUk50q/XwTgmS6BgHphQ22iB9ohj3' +
    'm5RvgCN1I7HO+0pUC/zRLTP2icNm22pfK6NlwDxLOPRf+VohJDLOEe5lFkGyQzDXr0QOa4bai7NhKzwrBE5FJ0t/fCiuTphFwX4M7M0BUb+sGpZf' +
    'oY+Zf2pZE9ug0JzNTA9QBa4aFdmcz2/napSmzafFZ8V2hbahLEubU+K5Q5G6',
);

/** A certificate of a P-256 key. */
export const p256Certificate = der(
  'MIIBNzCB3wIUaZmoeFND+oGvxSJ3qPCdQXWLrPQwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTUHJhY3RpY2UgQ2FyZGhvbGRlcjAgFw0yNjExMjMw' +
    'MDE5NDNaGA8yMTI2MTAzMDAwMTk0M1owHjEcMBoGA1UEAwwTUHJhY3RpY2UgQ2FyZGhvbGRlcjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABJcm' +
    'v8urnGadbjNTEFiML1riBO2wOur2ocOADu7kZsadbcf7Vp14dpSPqkbWpUhoOvZrA9SbJqb6DU3vykSkJNMwCgYIKoZIzj0EAwIDRwAwRAIgJYzi' +
    'qjICddhdMIwRcToL0uJ2rslfuVbZuEj7axt8zXMCIEDm/X0iAjlvU7oO0rSOgUz3pVP699SAnDn8P2D2dZmx',
);

/** A certificate of a P-384 key. */
export const p384Certificate = der(
  'MIIBdTCB/AIUWPKStH/yIy5NVo0OHuCEGgoQpDEwCgYIKoZIzj0EAwIwHjEcMBoGA1UEAwwTUHJhY3RpY2UgQ2FyZGhvbGRlcjAgFw0yNjExMjMw' +
    'MDE5NDRaGA8yMTI2MTAzMDAwMTk0NFowHjEcMBoGA1UEAwwTUHJhY3RpY2UgQ2FyZGhvbGRlcjB2MBAGByqGSM49AgEGBSuBBAAiA2IABDuP7eqR' +
    '8KpPykZgjF0Y9S7OIA/RifldKTJV5nhJNsz7BkA3e4xF/DxbZOsYH7qShelBvEHqIgYI4/mGRoCyial9BLPQdQwzGikX3FQNFKBJN+0Y9AvnCmOO' +
    'nSnHRvIw6TAKBggqhkjOPQQDAgNoADBlAjEAhyfWys3VmKoY73WkhOaGxsah/emO8ZO0wMGVdcYQEW79TKoGCAxw815E3JOovpHyAjB6eLy7+JbP' +
    'DhYR34+UuRbwrS/MqZ9Ejdd2JIrYM6TW1/YixVMfsFIV7lq5MSfPhK0=',
);

/** A certificate of an RSA-1024, which no PIV card may have key. */
export const rsa1024Certificate = der(
  'MIIBwDCCASkCFBqpOcz54pzcP0/oSr3Ge3yiRb5fMA0GCSqGSIb3DQEBCwUAMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwIBcNMjYx' +
    'MTIzMDAxOTQzWhgPMjEyNjEwMzAwMDE5NDNaMB4xHDAaBgNVBAMME1ByYWN0aWNlIENhcmRob2xkZXIwgZ8wDQYJKoZIhvcNAQEBBQADgY0AMIGJ' +
    'AoGBALyzhnEo3nWutMBjWq177IVA4gmCT0w3t7Box3EPFw2i/v4CQrzo5LgdUkXUGSip8CqK50E3UiYZxsR5Mjzjc2P5EBXaDSJU1xywOhKHWCka' +
    'tQuMx3kgElKZkWao3ae++6IZ5x3s2IxML5rqE9N6/W0Jcxt1LxhEXxepxS4Uz9G3AgMBAAEwDQYJKoZIhvcNAQELBQADgYEAae4Rtd5ll5qojbcG' +
    'pSNNSjtiS89ZJpL2JVHBNTVtCkrC2n9gFp9V8fqn2WCzsQnf8ggqa5KRhOvRgGsdI3iT4cVgOM386vz3uu7kdbCufMDNDfQDIMoCi/PJBnXhB6Ap' +
    'YEf/Me1KELJ4aqarCDobo4Q9iJkG+chs/cSinjJE8Dw=',
);
