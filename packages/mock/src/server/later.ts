/** A value that is there, or will be: most answers are, and waiting for them would cost time. */
export type Later<Value> = Value | Promise<Value>

/** Goes on with a value, at once when it is there. */
export function goOn<From, To>(value: Later<From>, next: (value: From) => To): Later<To> {
  return value instanceof Promise ? value.then(next) : next(value)
}
