import './gradients'

export type { Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core'
export { describeBackend } from './backends/describe'
export { BackendUnavailableError, OutOfMemoryError } from './backends/errors'
export { startBackend } from './backends/start'
export type {
  BackendEnvironment,
  BackendName,
  BackendRequest,
  RunningBackend,
} from './backends/types'
export { adjustColors, adjustCost } from './colors/adjust'
export { isGray, isGrayCost, nearestGray } from './colors/gray'
export { grayscale, grayscaleCost } from './colors/grayscale'
export { grayCost, grayOf, keepColors, keepColorsCost, matchLuminance } from './colors/luminance'
export type { ColorMatching } from './colors/match-color'
export { matchColor, matchColorCost } from './colors/match-color'
export { matchHistogram, matchHistogramCost } from './colors/match-histogram'
export type { ColorSpace } from './colors/spaces'
export { colorStatistics } from './colors/statistics'
export type { Shape3 } from './cost'
export { copyCost, floatBytes, Ledger, shapeBytes, valuesIn, valueWork } from './cost'
export { blendCost, blendPictures } from './images/blend'
export type { BlendMode } from './images/blend-modes'
export { blurCost, blurImage, sharpenCost, sharpenImage } from './images/blur'
export { resizeCost } from './images/cost'
export { cropImage } from './images/crop'
export type { Surrounding } from './images/extend'
export { extendCost, extendImage } from './images/extend'
export type { ResizeFilter } from './images/filter'
export { padReflect } from './images/pad'
export type { Patch } from './images/patches'
export { cutPatches, patchesCost } from './images/patches'
export type { Pixels } from './images/pixels'
export { imageFromPixels, imageToPixels, sizeOf } from './images/pixels'
export { resizeImage, resizeImagePaced } from './images/resize'
export type { Turn } from './images/rotate'
export { turnCost, turnImage } from './images/rotate'
export type { Sheet } from './images/sheet'
export { layOutSheet, sheetCost, sheetSize } from './images/sheet'
export { blendImages, noiseImage } from './images/start'
export { cutCost, cutTiles, joinCost, joinTiles } from './images/tiles'
export type { Tiling } from './images/tiling'
export { tileCount, tilingOf } from './images/tiling'
export { flipImage, rotateImage } from './images/turn'
export { interpolate, interpolateWithin } from './interpolate'
export { activationTerm } from './losses/activation'
export type { ChannelRange } from './losses/channels'
export { pickChannels } from './losses/channels'
export type { TermSize } from './losses/cost'
export { gramPeak, gramWork, statisticPeak, statisticWork, termSize } from './losses/cost'
export { drawDirections } from './losses/directions'
export { gaussianStatistic } from './losses/gaussian'
export { gramMatrix } from './losses/gram'
export { EmptyMaskError, Guide, guideFrom } from './losses/guide'
export { momentsStatistic } from './losses/moments'
export { PixelSizeError, pixelTerm } from './losses/pixels'
export { quantileCount } from './losses/quantiles'
export { slicedStatistic, slicedTarget, slicedTerm } from './losses/sliced'
export type { LayerNeed, LossTerm } from './losses/term'
export { cloneTerm, disposeTerms, uniqueNames } from './losses/term'
export { contentTerm, momentsTerm, styleTerm } from './losses/terms'
export { totalVariationTerm } from './losses/total-variation'
export { wassersteinTerm } from './losses/wasserstein'
export {
  compositeCost,
  compositeImages,
  invertCost,
  invertMask,
  maskToImage,
  maskToImageCost,
} from './masks/composite'
export { featherCost, featherMask } from './masks/feather'
export { colorMask, colorMaskCost } from './masks/from-color'
export { gradientCost, gradientMask } from './masks/gradient'
export { MaskShapeError, maskValues, resizeMask } from './masks/resize'
export { emptyMask, luminanceMask, thresholdCost, thresholdMask } from './masks/threshold'
export { matchCost } from './matching/cost'
export { matchFeatures } from './matching/match'
export { nearestRows } from './matching/nearest'
export { colorfulnessOf } from './measure/colorfulness'
export { contrastOf } from './measure/contrast'
export type { MeasureKind } from './measure/cost'
export { measureCost, measureTermsCost } from './measure/cost'
export { detailOf } from './measure/detail'
export { measureTerms } from './measure/measure-terms'
export { psnrOf } from './measure/psnr'
export { sharpnessOf } from './measure/sharpness'
export { ssimOf } from './measure/ssim'
export { windowSide } from './measure/window'
export { bytesOf, cloneTensor, disposeTensors, memory, memoryMeter, tensorFrom, valuesOf } from './memory'
export type { PaddingMode } from './networks/border'
export { activationShape, forwardCost, pathTo, weightBytes } from './networks/cost'
export { ImageTooSmallError, UnknownLayerError } from './networks/errors'
export { FrozenNetwork } from './networks/frozen-network'
export type { BlockPlan, LayerInfo } from './networks/plan'
export { layersOf } from './networks/plan'
export type { Pooling } from './networks/pooling'
export type { InputConvention } from './networks/preprocess'
export { levelSizes } from './optimize/adam'
export { optimizeCost } from './optimize/cost'
export { NotFiniteError, NotInPartsError } from './optimize/errors'
export { evaluateTerms } from './optimize/evaluate'
export type { LossReport } from './optimize/optimize'
export { optimizePixels, type PixelStep } from './optimize/optimize-pixels'
export type { PaintState } from './optimize/paint-state'
export { grayPaintState, paintState, rescalePaintState, resumeFrom } from './optimize/paint-state'
export {
  disposeState,
  type PixelState,
  restoreState,
  type SavedPixelState,
  saveState,
} from './optimize/state'
export { variationsCost } from './patches/cost'
export { patchVariations } from './patches/variations'
export { Pacer, pause } from './pause'
export { previewChannel } from './previews/channel'
export { channelOf } from './previews/channel-of'
export { previewChannels, previewFeatures } from './previews/features'
export { previewGram } from './previews/gram'
export { imageHistogram, valueHistogram } from './previews/histogram'
export { previewImage } from './previews/image'
export { previewImages } from './previews/images'
export { sampleImage, sampleMatrix } from './previews/sample'
export { runAtOnce, runPaced, type Steps } from './steps'
export { adain } from './stylize/adain'
export type { DecoderLayerSize } from './stylize/cost'
export { decodeCost, stylizeCost, transferCost } from './stylize/cost'
export { areOf, decodeFeatures, FeatureSizeError, sizeOfEncoded } from './stylize/decode'
export { AdainDecoder, encodedLayers, sharpLayer } from './stylize/decoder'
export { matchDistribution } from './stylize/match-distribution'
export { stylizeAdain } from './stylize/stylize'
export { transferStatistics } from './stylize/transfer'
export { cloudsAt } from './textures/clouds'
export type { Tones } from './textures/halftone'
export { driftingTones, halftoneAt } from './textures/halftone'
export { mosaicAt } from './textures/mosaic'
export type { Rgb } from './textures/paint'
export { paintCost, paintPixels } from './textures/paint'
export { Palette } from './textures/palette'
export { pictureSampler } from './textures/sampler'
export { paintStrokes } from './textures/strokes'
export { wavesAt } from './textures/waves'
export type { CodeSize } from './training/autoencoder/halves'
export {
  codeSizeOf,
  decodeImage,
  encodeImage,
  imageThroughCode,
  paddedSize,
} from './training/autoencoder/halves'
export { fromLevels, toLevels } from './training/autoencoder/quantize'
export type { AutoencoderAt, AutoencoderReport } from './training/autoencoder/train'
export { trainAutoencoder } from './training/autoencoder/train'
export { autoencoderStepCost, ganStepCost, learningCost, passCost } from './training/cost'
export type { LayerDescription, LayerShape, NetworkDescription } from './training/description'
export { DescriptionError } from './training/description'
export { generateImages } from './training/draw'
export { adversarialTerm } from './training/gan/adversarial-term'
export type { Augmentations } from './training/gan/augment'
export type { FeatureDistribution } from './training/gan/distance'
export { distributionDistance, featureDistribution, varietyOf } from './training/gan/distance'
export { judgeImages } from './training/gan/judge'
export type { GanObjective } from './training/gan/objective'
export type { GanStepSettings } from './training/gan/steps'
export type { GanAt, GanPair, GanReport, SavedGanPair } from './training/gan/train'
export { disposePair, restorePair, savePair, trainGan } from './training/gan/train'
export type { GameScore } from './training/gan/turn'
export { takeTurn } from './training/gan/turn'
export type { GeneratorState } from './training/generator-source'
export type { NoisePlaces } from './training/latents'
export {
  drawGeneratorInput,
  drawNormal,
  generatorInput,
  interpolateSpherically,
  latentLength,
} from './training/latents'
export type { VariableSpec } from './training/layers/layer'
export type { SavedNetwork, TrainableNetwork } from './training/network'
export {
  cloneNetwork,
  createNetwork,
  disposeNetwork,
  networkBytes,
  parameterCount,
  placeNetwork,
  restoreNetwork,
  saveNetwork,
  variableSpecs,
} from './training/network'
export type { SavedGeneratorState } from './training/optimize-generator'
export {
  disposeGeneratorState,
  optimizeGenerator,
  restoreGeneratorState,
} from './training/optimize-generator'
export type { SavedLatentState } from './training/optimize-latent'
export {
  disposeLatentState,
  nearestLatent,
  optimizeLatent,
  restoreLatentState,
} from './training/optimize-latent'
export type { SourceStep } from './training/optimize-source'
export type { TensorSpec } from './weights'
export { bytesInFile, decodeTensors } from './weights'
