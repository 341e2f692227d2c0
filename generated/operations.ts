// Written by `pnpm generate` from spec/. Do not edit: change spec/ or scripts/generate/ instead.

/**
 * What the contract says of each operation.
 */
export const operations = {
  "initiate": {
    "operationId": "initiate",
    "method": "POST",
    "pathTemplate": "/{clientId}/Import",
    "request": {
      "mediaType": "application/json",
      "schema": "InitiateRequest"
    },
    "responses": {
      "200": {
        "name": "Initiated",
        "description": "The request was accepted and the import exists. Keep the access token: every later step needs it.",
        "schema": "InitiateResponse",
        "ids": ["S02", "S43", "C13"]
      },
      "400": {
        "name": "BadRequest",
        "description": "The request is malformed or not valid. Change the request before you try again; sent again as it is, it will be refused again.",
        "schema": "Error",
        "ids": ["S58", "C12"]
      },
      "401": {
        "name": "Unauthorized",
        "description": "The credentials are missing or wrong. Check the client id, the user id and the authorization scheme before you try again.",
        "schema": "Error",
        "ids": ["S59", "C12"]
      },
      "403": {
        "name": "Forbidden",
        "description": "The credentials are good, but the user may not do this: in most cases a permission is missing in its user group, for a deletion the permission \"Delete Profiles\". Check the permissions of the user's group before you try again.",
        "schema": "Error",
        "ids": ["S20", "S60", "C12"]
      },
      "404": {
        "name": "NotFound",
        "description": "Something that the request names does not exist: usually the client id in the path, at times something in the body, such as an alternate id type. The message tells which.",
        "schema": "Error",
        "ids": ["S29", "S61", "C12"]
      },
      "503": {
        "name": "ServiceUnavailable",
        "description": "The service cannot handle the request for the moment. Wait before you try again, and tell the vendor's support if it goes on.",
        "schema": "Error",
        "ids": ["S62", "C12"]
      }
    }
  }
} as const
