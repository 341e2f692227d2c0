/** The version of this package, which its manifest has; a test holds them together. */
export const version = '0.1.0'
