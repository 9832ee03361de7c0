/**
 * Of what the terms push. `normalized` gives the gradient of each term, at the activation that it scores, absolute
 * values that add up to its weight (neural-style's -normalize_gradients), so that no term drowns the others; it is
 * then not the gradient of the weighted sum any more.
 */
export type GradientForm = 'plain' | 'normalized'
