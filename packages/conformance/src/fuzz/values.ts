/** Values that programs get wrong, as JSON text. */

const quoted = (text: string): string => JSON.stringify(text)

const uuid = "00000000-0000-4000-8000-000000000001"

/** Texts, by themselves. Lone surrogates are written as escapes, for they have no bytes. */
export const texts: readonly [string, ...ReadonlyArray<string>] = [
  quoted(""),
  quoted(" "),
  quoted("a"),
  quoted("\u0000"),
  quoted("a\u0000b"),
  String.raw`"\ud800"`,
  String.raw`"a\udc00b"`,
  String.raw`"\u00e9\ud83d\ude00"`,
  quoted("é"),
  quoted("İ"),
  quoted("ς"),
  quoted("ẞ"),
  quoted("ﬁ"),
  quoted("\ufeffx"),
  quoted("\u00a0x\u00a0"),
  quoted("\u0085x\u0085"),
  quoted("\u2028"),
  quoted("\t\n"),
  quoted("<script>&'\""),
  quoted("%"),
  quoted("_"),
  quoted("\\"),
  quoted("'; drop table auth.users; --"),
  quoted("x".repeat(300)),
  quoted("é".repeat(200)),
  quoted("null"),
  quoted("true"),
  quoted("0"),
  quoted(uuid),
  quoted(uuid.toUpperCase()),
  quoted(`{${uuid}}`),
  quoted(`urn:uuid:${uuid}`),
  quoted("00000000-0000-0000-0000-000000000000"),
  quoted("ann@example.com"),
  quoted("Ann@Example.COM"),
  quoted(" ann@example.com"),
  quoted("a@b"),
  quoted("ä@exämple.com"),
  quoted("15550000001"),
  quoted("+1 555 000 0001"),
  quoted("0"),
  quoted("2030-01-01T00:00:00Z"),
  quoted("1h"),
  quoted("-1h"),
  quoted("none"),
  quoted("http://localhost:3000/path"),
  quoted("https://evil.example.com/"),
  quoted("javascript:alert(1)"),
  quoted("//x"),
  quoted("http://[::1]:namedport/")
]

const numbers: ReadonlyArray<string> = [
  "0",
  "-0",
  "-0.0",
  "1",
  "-1",
  "1.5",
  "1e2",
  "1E+2",
  "1e21",
  "1e-7",
  "123456789012345678901234567890",
  "9007199254740993",
  "1e400",
  "-1e400",
  "1e-400"
]

const others: ReadonlyArray<string> = [
  "null",
  "true",
  "false",
  "[]",
  "{}",
  "[null]",
  "[[]]",
  '["a","a"]',
  '[1,"b",null,{}]',
  '{"a":null}',
  '{"a":1,"a":2}',
  '{"":""}',
  '{"a":{"b":{"c":[1,2.50,-0,1e21]}}}',
  '{"z":1,"a":"<&>","\\u0000":1}',
  '{"full_name":"Ann"}',
  '{"full_name":{"b":1,"a":[1,2]},"name":null}',
  '{"email":"OTHER@Example.com","phone":"1","sub":"x","email_verified":true}',
  '{"provider":"x","providers":"y","role":7}',
  '{"is_anonymous":true,"x":"\\ud800"}'
]

export const values: readonly [string, ...ReadonlyArray<string>] = [...texts, ...numbers, ...others]
