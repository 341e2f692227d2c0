// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

/**
 * The addresses of the API, production first.
 */
export const servers = [
  {
    "url": "https://pm.mypreferences.com/Profiles/v4/Async",
    "description": "Production. Inferred: no public page prints the address of Initiate (C08). Ask the vendor for yours and set it as the base URL."
  },
  {
    "url": "https://pmstg.mypreferences.com/Profiles/v4/Async",
    "description": "Staging, also called sandbox. Inferred in the same way (C08)."
  },
  {
    "url": "http://127.0.0.1:4010",
    "description": "The mock of this toolkit."
  }
] as const
