type Defined<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> } & {
  [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name]
}

/** The members that are not undefined. */
export function defined<Members extends object>(members: Members): Defined<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Defined<Members>
}
