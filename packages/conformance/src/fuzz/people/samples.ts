/** Values that the requests of a sequence share. */
export const ids = [
  "00000000-0000-4000-8000-000000000001",
  "00000000-0000-4000-8000-000000000002",
  "00000000-0000-4000-8000-000000000003"
] as const
export const emails = ["ann@example.com", "bob@example.com", "Cy@Example.com"] as const
export const phones = ["15550000001", "+15550000002"] as const
export const passwords = ["correct horse 1", "battery staple 2", "short"] as const
export const redirects = [
  "http://localhost:3000/welcome",
  "https://evil.example.com/",
  "https://app.example.com/welcome"
] as const
/** Of the first password, and quick to check. */
export const cheapHash = "$2b$05$MIJGeqgbik9/toQZv94//u76FcaNVISagyuvg3pS.yxYqAbQI1rmG"
export const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
export const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
