/** Bodies that are no JSON, or JSON that the server does not expect. */
export const bodies = [
  "",
  " ",
  "{",
  "{}",
  "[]",
  "null",
  "nul",
  "tru",
  "-",
  "0",
  '"',
  '"\\',
  '"\\u12',
  "{}{}",
  "{} x",
  '{"a"',
  '{"a":',
  '{"a":1,',
  "\ufeff{}",
  '{"email":}',
  "{'a':1}",
  "[1,]",
  '{"a":1,}',
  "01",
  "1.",
  "1e",
  "\u0000",
  '{"email":"a\u0001"}',
  '{"email":"\\x"}',
  "// c\n{}",
  "nan",
  "Infinity",
  `${"[".repeat(10_001)}`,
  `{"data":${"[".repeat(4000)}${"]".repeat(4000)}}`
] as const

/** Bodies that are not UTF-8, in base64. */
export const bytes = [
  Buffer.from([0x22, 0xff, 0x22]),
  Buffer.concat([
    Buffer.from('{"email":"ann@example.com","data":{"a":"'),
    Buffer.from([0xff, 0xc3, 0x28]),
    Buffer.from('"},"user_metadata":{"b":"'),
    Buffer.from([0xe2, 0x82]),
    Buffer.from('"}}')
  ]),
  Buffer.concat([
    Buffer.from('{"email":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from('@example.com","password":"correct horse 1"}')
  ]),
  Buffer.concat([
    Buffer.from('{"'),
    Buffer.from([0xff]),
    Buffer.from('":1,"email":"b@example.com","phone":"'),
    Buffer.from([0xc0, 0x80]),
    Buffer.from('"}')
  ])
].map((body) => body.toString("base64"))
