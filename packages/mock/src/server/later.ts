/** A value that is there, or will be: most answers are, and waiting for them would cost time. */
export type MaybePromise<Value> = Value | Promise<Value>

/** Goes on with a value, at once when it is there. */
export function mapMaybe<From, To>(value: MaybePromise<From>, next: (value: From) => To): MaybePromise<To> {
  return value instanceof Promise ? value.then(next) : next(value)
}
