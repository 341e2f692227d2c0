// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import { operations as contract } from '../operations.ts'

/**
 * What the contract says of each operation.
 */
export const operations = {
  ...contract,
  "stage": {
    "operationId": "stage",
    "method": "POST",
    "pathTemplate": "/{clientId}/Import/{accessToken}",
    "parameters": [
      {
        "name": "clientId",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "StageClientIdParameter"
      },
      {
        "name": "accessToken",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "StageAccessTokenParameter"
      }
    ],
    "request": {
      "mediaType": "application/json",
      "isRequired": true,
      "schema": "StageRequest",
      "defaults": {},
      "collection": "UserProfilePreferences",
      "bytes": {
        "default": 25000000,
        "maximum": 28000000
      }
    },
    "responses": {
      "200": {
        "name": "Staged",
        "description": "The records were accepted. The counters run over all records that the import has received so far.",
        "mediaType": "application/json",
        "schema": "ImportStatusReport",
        "ids": ["P11", "I01"]
      },
      "400": {
        "name": "StepInvalid",
        "description": "The request is malformed or not valid, or the import cannot take this step in its present state. Correct the request or, if nothing is wrong with it, retrieve the status.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "401": {
        "name": "StepUnauthorized",
        "description": "The credentials are missing or wrong, or the access token in the path is unknown or has expired. The status alone does not tell which.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P04", "I02"]
      },
      "403": {
        "name": "StepForbidden",
        "description": "The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "404": {
        "name": "StepNotFound",
        "description": "Something that the request names does not exist. Usually it is the client id.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P03", "I02"]
      },
      "413": {
        "name": "StepTooLarge",
        "description": "The body has more bytes than one stage request may carry. Send its records in several requests.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P13", "C27"]
      },
      "503": {
        "name": "StepUnavailable",
        "description": "The service cannot handle the request for the moment. Retrieve the status before you send it again, and tell the vendor's support if it persists.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      }
    }
  },
  "execute": {
    "operationId": "execute",
    "method": "POST",
    "pathTemplate": "/{clientId}/Import/{accessToken}/Execute",
    "parameters": [
      {
        "name": "clientId",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "ExecuteClientIdParameter"
      },
      {
        "name": "accessToken",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "ExecuteAccessTokenParameter"
      }
    ],
    "responses": {
      "200": {
        "name": "Executed",
        "description": "The import will be carried out. Its counters are not final: retrieve the status until it is completed.",
        "mediaType": "application/json",
        "schema": "ImportStatusReport",
        "ids": ["L01", "P18", "I01"]
      },
      "400": {
        "name": "StepInvalid",
        "description": "The request is malformed or not valid, or the import cannot take this step in its present state. Correct the request or, if nothing is wrong with it, retrieve the status.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "401": {
        "name": "StepUnauthorized",
        "description": "The credentials are missing or wrong, or the access token in the path is unknown or has expired. The status alone does not tell which.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P04", "I02"]
      },
      "403": {
        "name": "StepForbidden",
        "description": "The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "404": {
        "name": "StepNotFound",
        "description": "Something that the request names does not exist. Usually it is the client id.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P03", "I02"]
      },
      "500": {
        "name": "StepFailed",
        "description": "The service failed unexpectedly. Whether the request was accepted is not known: retrieve the status to find out.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["L08", "I02"]
      },
      "503": {
        "name": "StepUnavailable",
        "description": "The service cannot handle the request for the moment. Retrieve the status before you send it again, and tell the vendor's support if it persists.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      }
    }
  },
  "retrieveStatus": {
    "operationId": "retrieveStatus",
    "method": "GET",
    "pathTemplate": "/{clientId}/Import/{accessToken}/Status",
    "parameters": [
      {
        "name": "clientId",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "RetrieveStatusClientIdParameter"
      },
      {
        "name": "accessToken",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "RetrieveStatusAccessTokenParameter"
      }
    ],
    "responses": {
      "200": {
        "name": "StatusRetrieved",
        "description": "The state of the import, and its counters.",
        "mediaType": "application/json",
        "schema": "ImportStatusReport",
        "ids": ["P19", "I01"]
      },
      "400": {
        "name": "StepInvalid",
        "description": "The request is malformed or not valid, or the import cannot take this step in its present state. Correct the request or, if nothing is wrong with it, retrieve the status.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "401": {
        "name": "StepUnauthorized",
        "description": "The credentials are missing or wrong, or the access token in the path is unknown or has expired. The status alone does not tell which.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P04", "I02"]
      },
      "403": {
        "name": "StepForbidden",
        "description": "The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "404": {
        "name": "StepNotFound",
        "description": "Something that the request names does not exist. Usually it is the client id.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P03", "I02"]
      },
      "503": {
        "name": "ReadUnavailable",
        "description": "The service cannot handle the request for the moment. Try again later, and tell the vendor's support if it persists.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      }
    }
  },
  "retrieveExceptions": {
    "operationId": "retrieveExceptions",
    "method": "GET",
    "pathTemplate": "/{clientId}/Import/{accessToken}/Exceptions",
    "parameters": [
      {
        "name": "clientId",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "RetrieveExceptionsClientIdParameter"
      },
      {
        "name": "accessToken",
        "in": "path",
        "isRequired": true,
        "type": "string",
        "schema": "RetrieveExceptionsAccessTokenParameter"
      },
      {
        "name": "limit",
        "in": "query",
        "isRequired": false,
        "type": "integer",
        "schema": "RetrieveExceptionsLimitParameter",
        "default": 1000
      },
      {
        "name": "offset",
        "in": "query",
        "isRequired": false,
        "type": "integer",
        "schema": "RetrieveExceptionsOffsetParameter",
        "default": 1
      }
    ],
    "responses": {
      "200": {
        "name": "ExceptionsListed",
        "description": "Records that failed validation at staging and, after Execute, those that raised an exception.",
        "mediaType": "application/json",
        "schema": "ExceptionsPage",
        "collection": "UserProfilePreferences",
        "ids": ["P21", "P23", "I12"]
      },
      "400": {
        "name": "StepInvalid",
        "description": "The request is malformed or not valid, or the import cannot take this step in its present state. Correct the request or, if nothing is wrong with it, retrieve the status.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "401": {
        "name": "StepUnauthorized",
        "description": "The credentials are missing or wrong, or the access token in the path is unknown or has expired. The status alone does not tell which.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P04", "I02"]
      },
      "403": {
        "name": "StepForbidden",
        "description": "The credentials are not enough for what was asked: in most cases the user lacks a permission. Check the permissions of the user's group before you try again.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      },
      "404": {
        "name": "StepNotFound",
        "description": "Something that the request names does not exist. Usually it is the client id.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["P03", "I02"]
      },
      "503": {
        "name": "ReadUnavailable",
        "description": "The service cannot handle the request for the moment. Try again later, and tell the vendor's support if it persists.",
        "mediaType": "application/json",
        "schema": "ErrorResponse",
        "ids": ["I02"]
      }
    }
  }
} as const
