// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

/**
 * The ids behind each keyword that can refuse a value.
 */
export const constraints = {
  "InitiateRequest": {
    "type": {
      "ids": ["S30"]
    },
    "required/Name": {
      "ids": ["S30"]
    },
    "additionalProperties": {
      "ids": ["C14"]
    },
    "dependentRequired/MatchCriteria": {
      "ids": ["S10"]
    },
    "dependentRequired/MatchValue": {
      "ids": ["C02"]
    },
    "dependentSchemas/ReasonCode": {
      "ids": ["C06"],
      "meaning": "be given only when ImportAction is \"Delete\""
    },
    "properties/Name/type": {
      "ids": ["S30"]
    },
    "properties/Name/minLength": {
      "ids": ["C15"]
    },
    "properties/Name/maxLength": {
      "ids": ["C15"]
    },
    "properties/Name/pattern": {
      "ids": ["C15"],
      "meaning": "contain a character that is not white space"
    },
    "properties/DataStageDuration/type": {
      "ids": ["S31", "C09"]
    },
    "properties/DataStageDuration/minimum": {
      "ids": ["S33"]
    },
    "properties/DataStageDuration/maximum": {
      "ids": ["S33"]
    },
    "properties/ImportAction/type": {
      "ids": ["S34"]
    },
    "properties/ImportAction/enum": {
      "ids": ["S34"]
    },
    "properties/MatchCriteria/type": {
      "ids": ["S35"]
    },
    "properties/MatchCriteria/enum": {
      "ids": ["S09", "S35"]
    },
    "properties/MatchValue/type": {
      "ids": ["S36"]
    },
    "properties/MatchValue/minLength": {
      "ids": ["C21"]
    },
    "properties/ReasonCode/type": {
      "ids": ["S24"]
    },
    "properties/ReasonCode/minLength": {
      "ids": ["C06"]
    },
    "properties/ReasonCode/maxLength": {
      "ids": ["C06"]
    },
    "properties/RefreshAlternateIds/type": {
      "ids": ["S37"]
    },
    "properties/RefreshContacts/type": {
      "ids": ["S38"]
    },
    "properties/RefreshCustomFields/type": {
      "ids": ["S39"]
    },
    "properties/RefreshGroups/type": {
      "ids": ["S40"]
    },
    "properties/RefreshTags/type": {
      "ids": ["S41"]
    },
    "properties/AllowPriorConsents/type": {
      "ids": ["S42"]
    }
  },
  "InitiateResponse": {
    "type": {
      "ids": ["S43"]
    },
    "required/AccessToken": {
      "ids": ["S02", "C13"]
    },
    "required/Status": {
      "ids": ["C13"]
    },
    "required/Expires": {
      "ids": ["C13"]
    },
    "required/Name": {
      "ids": ["S47"]
    },
    "properties/AccessToken/type": {
      "ids": ["S44"]
    },
    "properties/Status/type": {
      "ids": ["S45"]
    },
    "properties/Status/enum": {
      "ids": ["S45"]
    },
    "properties/Expires/type": {
      "ids": ["S46"]
    },
    "properties/Name/type": {
      "ids": ["S47"]
    },
    "properties/DataStageDuration/type": {
      "ids": ["S48", "C09", "C20"]
    },
    "properties/DataStageDuration/minimum": {
      "ids": ["S48"]
    },
    "properties/DataStageDuration/maximum": {
      "ids": ["S48"]
    },
    "properties/ImportAction/type": {
      "ids": ["S49", "C20"]
    },
    "properties/ImportAction/enum": {
      "ids": ["S49", "S34"]
    },
    "properties/MatchCriteria/type": {
      "ids": ["S50", "C20"]
    },
    "properties/MatchCriteria/enum": {
      "ids": ["S50", "S09", "S35"]
    },
    "properties/MatchValue/type": {
      "ids": ["S51", "C20"]
    },
    "properties/RefreshAlternateIds/type": {
      "ids": ["S52", "C20"]
    },
    "properties/RefreshContacts/type": {
      "ids": ["S53", "C20"]
    },
    "properties/RefreshCustomFields/type": {
      "ids": ["S54", "C20"]
    },
    "properties/RefreshGroups/type": {
      "ids": ["S55", "C20"]
    },
    "properties/RefreshTags/type": {
      "ids": ["S56", "C20"]
    },
    "properties/AllowPriorConsents/type": {
      "ids": ["S57", "C20"]
    }
  },
  "ErrorResponse": {
    "type": {
      "ids": ["S64"]
    },
    "properties/Message/type": {
      "ids": ["C12"]
    }
  },
  "InitiateClientIdParameter": {
    "type": {
      "ids": ["S28"]
    },
    "minLength": {
      "ids": ["C21"]
    }
  }
} as const
