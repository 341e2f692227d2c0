// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

/**
 * What the contract says of each operation.
 */
export const operations = {
  "initiate": {
    "operationId": "initiate",
    "method": "POST",
    "pathTemplate": "/{clientId}/Import",
    "parameters": [
      {
        "name": "clientId",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "InitiateClientIdParameter"
      }
    ],
    "request": {
      "mediaType": "application/json",
      "isRequired": true,
      "schema": "InitiateRequest",
      "defaults": {
        "DataStageDuration": 3,
        "RefreshAlternateIds": false,
        "RefreshContacts": false,
        "RefreshCustomFields": false,
        "RefreshGroups": false,
        "RefreshTags": false
      }
    },
    "responses": {
      "200": {
        "name": "Initiated",
        "description": "The request was accepted and the import exists. Every later step needs the access token of the response.",
        "mediaType": "application/json",
        "schema": "InitiateResponse",
        "ids": ["S02", "S43", "C13"]
      },
      "400": {
        "name": "BadRequest",
        "description": "The request is malformed or not valid. Change the request before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["S58", "S64", "C12"]
      },
      "401": {
        "name": "Unauthorized",
        "description": "The credentials are missing or wrong. Check the client id, the user id and the authorization scheme before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["S59", "S64", "C12"]
      },
      "403": {
        "name": "Forbidden",
        "description": "The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again. For a deletion the permission \"Delete Profiles\" is needed; this is one possible place where it is checked (C16).",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["S20", "S60", "S64", "C12", "C16"]
      },
      "404": {
        "name": "NotFound",
        "description": "Something that the request names does not exist. Usually it is a resource in the path, such as the client id; at times it is something that the body names. The error description has the details.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["S29", "S61", "S64", "C12"]
      },
      "503": {
        "name": "ServiceUnavailable",
        "description": "The service cannot handle the request for the moment. Wait before you try again, and tell the vendor's support if it persists.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["S62", "S64", "C12"]
      }
    }
  }
} as const
