/**
 * The part of Trusted Types that is used; absent where the browser has none. What a policy makes is an object that
 * only the sink it is made for takes; it is typed as the text it stands for.
 */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

declare const trustedTypes: TrustedTypePolicyFactory | undefined
