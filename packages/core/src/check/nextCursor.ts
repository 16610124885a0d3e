/** Whether a page with others behind it says where they begin: without that, the rest can't be read. */
export const namesNext = (pagination: { readonly has_more?: unknown; readonly next_cursor?: unknown }): boolean =>
  pagination.has_more !== true || (typeof pagination.next_cursor === "string" && pagination.next_cursor !== "")
