const first = ["Ada", "Ben", "Chloé", "Dmitri", "Eva", "Farid", "Grace", "Hiro", "Ines", "Jonas"]
const last = ["Abel", "Brandt", "Costa", "Dahl", "Egede", "Fiori", "Garcia", "Holm", "Ito", "Jansen"]
const plans = ["free", "pro", "team"]

const plain = (name: string): string => name.toLowerCase().replaceAll("é", "e")

/** A hundred users that look like those of an app; others, when there are some already. */
export const samples = (taken: number): ReadonlyArray<object> =>
  Array.from({ length: 100 }, (_, i) => {
    const given = first[i % 10] ?? ""
    const family = last[Math.floor(i / 10)] ?? ""
    return {
      email: `${plain(given)}.${plain(family)}${taken === 0 ? "" : `.${taken + i}`}@example.com`,
      email_confirm: i % 7 !== 0,
      user_metadata: { name: `${given} ${family}`, newsletter: i % 3 === 0 },
      app_metadata: { plan: plans[i % 3] },
      ...(i % 23 === 5 ? { ban_duration: "24h" } : {})
    }
  })
