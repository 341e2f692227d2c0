// Written by `pnpm generate`. Do not edit: change the OpenAPI document or scripts/generate/ instead.

import { constraints as contract } from '../constraints.ts'

/**
 * The ids behind each keyword that can refuse a value.
 */
export const constraints = {
  ...contract,
  "StageRequest": {
    "type": {
      "ids": ["P10"]
    },
    "required/UserProfilePreferences": {
      "ids": ["P10", "I05"]
    },
    "additionalProperties": {
      "ids": ["C25"]
    },
    "properties/UserProfilePreferences/type": {
      "ids": ["P10"]
    },
    "properties/UserProfilePreferences/items/type": {
      "ids": ["L02"]
    },
    "properties/UserProfilePreferences/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/Consents/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/ProfilePreferences/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/Addresses/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/Emails/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/Emails/items/properties/EmailPreferences/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/CustomFields/items/additionalProperties": {
      "ids": ["C29"]
    }
  },
  "ImportStatusReport": {
    "type": {
      "ids": ["L01"]
    },
    "required/TotalRecordsReceived": {
      "ids": ["P11", "C24"]
    },
    "required/ValidationSuccessful": {
      "ids": ["P11", "C24"]
    },
    "required/ValidationFailed": {
      "ids": ["P11", "C24"]
    },
    "required/AccessToken": {
      "ids": ["C24", "I01"]
    },
    "required/Status": {
      "ids": ["C24", "I01"]
    },
    "properties/TotalRecordsReceived/type": {
      "ids": ["P11"]
    },
    "properties/TotalRecordsReceived/minimum": {
      "ids": ["C30"]
    },
    "properties/ValidationSuccessful/type": {
      "ids": ["P11"]
    },
    "properties/ValidationSuccessful/minimum": {
      "ids": ["C30"]
    },
    "properties/ValidationFailed/type": {
      "ids": ["P11"]
    },
    "properties/ValidationFailed/minimum": {
      "ids": ["C30"]
    },
    "properties/Processed/type": {
      "ids": ["L01"]
    },
    "properties/Processed/minimum": {
      "ids": ["C30"]
    },
    "properties/Pending/type": {
      "ids": ["L01"]
    },
    "properties/Pending/minimum": {
      "ids": ["C30"]
    },
    "properties/Exceptions/type": {
      "ids": ["L01"]
    },
    "properties/Exceptions/minimum": {
      "ids": ["C30"]
    },
    "properties/NotHonored/type": {
      "ids": ["L01"]
    },
    "properties/NotHonored/minimum": {
      "ids": ["C30"]
    },
    "properties/AccessToken/type": {
      "ids": ["I01"]
    },
    "properties/Status/type": {
      "ids": ["P19"]
    },
    "properties/Status/enum": {
      "ids": ["P18", "P19", "I10"]
    },
    "properties/Expires/type": {
      "ids": ["L01"]
    },
    "properties/Name/type": {
      "ids": ["L01"]
    },
    "properties/DataStageDuration/type": {
      "ids": ["L01", "C20"]
    },
    "properties/MatchCriteria/type": {
      "ids": ["L01", "C20"]
    },
    "properties/MatchValue/type": {
      "ids": ["L01", "C20"]
    },
    "properties/RefreshAlternateIds/type": {
      "ids": ["L01", "C20"]
    },
    "properties/RefreshContacts/type": {
      "ids": ["L01", "C20"]
    },
    "properties/RefreshCustomFields/type": {
      "ids": ["L01", "C20"]
    },
    "properties/RefreshGroups/type": {
      "ids": ["L01", "C20"]
    },
    "properties/RefreshTags/type": {
      "ids": ["L01", "C20"]
    }
  },
  "StageClientIdParameter": {
    "type": {
      "ids": ["S28"]
    },
    "minLength": {
      "ids": ["C21"]
    }
  },
  "StageAccessTokenParameter": {
    "type": {
      "ids": ["P05"]
    },
    "pattern": {
      "ids": ["P05", "C11"],
      "meaning": "be an integer"
    }
  },
  "ExecuteClientIdParameter": {
    "type": {
      "ids": ["S28"]
    },
    "minLength": {
      "ids": ["C21"]
    }
  },
  "ExecuteAccessTokenParameter": {
    "type": {
      "ids": ["P05"]
    },
    "pattern": {
      "ids": ["P05", "C11"],
      "meaning": "be an integer"
    }
  },
  "RetrieveStatusClientIdParameter": {
    "type": {
      "ids": ["S28"]
    },
    "minLength": {
      "ids": ["C21"]
    }
  },
  "RetrieveStatusAccessTokenParameter": {
    "type": {
      "ids": ["P05"]
    },
    "pattern": {
      "ids": ["P05", "C11"],
      "meaning": "be an integer"
    }
  },
  "ExceptionsPage": {
    "type": {
      "ids": ["P23"]
    },
    "required/Count": {
      "ids": ["P23", "C24"]
    },
    "required/HasMore": {
      "ids": ["P23", "C24"]
    },
    "required/UserProfilePreferences": {
      "ids": ["P23", "C24", "I12"]
    },
    "properties/Count/type": {
      "ids": ["P23"]
    },
    "properties/Count/minimum": {
      "ids": ["C30"]
    },
    "properties/HasMore/type": {
      "ids": ["P23"]
    },
    "properties/Limit/type": {
      "ids": ["P23"]
    },
    "properties/Offset/type": {
      "ids": ["P23"]
    },
    "properties/TotalResults/type": {
      "ids": ["P23"]
    },
    "properties/TotalResults/minimum": {
      "ids": ["C30"]
    },
    "properties/UserProfilePreferences/type": {
      "ids": ["P23"]
    },
    "properties/UserProfilePreferences/items/allOf": {
      "ids": ["L09"]
    },
    "properties/UserProfilePreferences/items/allOf/0/type": {
      "ids": ["L02"]
    },
    "properties/UserProfilePreferences/items/allOf/0/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/Consents/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/ProfilePreferences/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/Addresses/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/Emails/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/Emails/items/properties/EmailPreferences/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/allOf/0/properties/CustomFields/items/additionalProperties": {
      "ids": ["C29"]
    },
    "properties/UserProfilePreferences/items/properties/SequenceNumber/type": {
      "ids": ["L09"]
    },
    "properties/UserProfilePreferences/items/properties/SequenceNumber/minimum": {
      "ids": ["L09"]
    },
    "properties/UserProfilePreferences/items/properties/Exceptions/type": {
      "ids": ["L09"]
    }
  },
  "RetrieveExceptionsClientIdParameter": {
    "type": {
      "ids": ["S28"]
    },
    "minLength": {
      "ids": ["C21"]
    }
  },
  "RetrieveExceptionsAccessTokenParameter": {
    "type": {
      "ids": ["P05"]
    },
    "pattern": {
      "ids": ["P05", "C11"],
      "meaning": "be an integer"
    }
  },
  "RetrieveExceptionsLimitParameter": {
    "type": {
      "ids": ["P22"]
    },
    "minimum": {
      "ids": ["C28"]
    }
  },
  "RetrieveExceptionsOffsetParameter": {
    "type": {
      "ids": ["P22"]
    },
    "minimum": {
      "ids": ["C28"]
    }
  }
} as const
