/** Takes away one leading plus and all blanks. */
export const normalizePhone = (phone: string): string => phone.replace(/^\+/, "").replaceAll(" ", "")
