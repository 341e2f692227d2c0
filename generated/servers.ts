// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

/**
 * The addresses of the API, production first.
 */
export const servers = [
  {
    "url": "https://pm.mypreferences.com/Profiles/v4/Async",
    "description": "Production. Inferred: no page that we could read prints the address of Initiate (C08). Ask the vendor for yours and set it as the base URL."
  },
  {
    "url": "https://pmstg.mypreferences.com/Profiles/v4/Async",
    "description": "The vendor's test environment (staging, also called sandbox). Inferred in the same way (C08)."
  }
] as const
/**
 * The first of them, alone.
 */
export const productionUrl = "https://pm.mypreferences.com/Profiles/v4/Async" as const
