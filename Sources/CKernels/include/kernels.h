// The numbers' inner loops, compiled for several levels of one processor family and chosen from at start.
//
// C, because Swift has no target attribute for a function: a module compiled with other code generation flags shares
// its generic SIMD specialisations with the rest of the program at link time, so that an old machine may be given
// instructions it does not have.
#pragma once
#include <stddef.h>

enum { KERNEL_SIGMOID, KERNEL_TANH, KERNEL_RELU, KERNEL_LEAKY_RELU, KERNEL_ELU, KERNEL_SOFTPLUS, KERNEL_SINE,
       KERNEL_IDENTITY, KERNEL_STEP, KERNEL_SOFTMAX };

/// KERNEL_LOG_LOSS: of plain sigmoid outputs, from their weighted inputs. KERNEL_CROSS_ENTROPY: of a softmax, likewise.
/// A softmax is the last layer and not residual; only passes over samples in the lanes know it.
enum { KERNEL_MSE, KERNEL_MAE, KERNEL_LOG_LOSS, KERNEL_HALF_MSE, KERNEL_CROSS_ENTROPY };

typedef struct {
  ptrdiff_t inputs, units;
  int activation, hasBias, isResidual;
  /// Where its weights (source by source) and biases stand among the parameters.
  ptrdiff_t weights, biases;
} KernelLayer;

/// Samples in lanes: unit by unit, each `stride` numbers, a multiple of the level's width, zeros behind the last.
typedef struct {
  const KernelLayer *layers;
  ptrdiff_t layerCount, samples, stride;
  const double *inputs, *targets;
  int loss;
} KernelTask;

/// An axis of a slice: h(value, sample) = inner(offset[s] + value · factor[s]) enters unit m with weight[m].
typedef struct {
  int inner;
  const double *offset, *factor, *weight;
} KernelAxis;

/// A slice whose two parameters meet in one layer, `moving` of whose units depend on them: z = A(column) + B(row).
typedef struct {
  ptrdiff_t samples, moving;
  KernelAxis column, row;
  /// z of the moving units without either axis: samples × moving.
  const double *base;
  int activation;
  /// The layer above: what its units get without the moving ones, samples × units; the weights from the moving units,
  /// moving × units. Without a layer above, `layerCount` is 0 and the moving units are outputs.
  const double *above, *aboveWeights;
  /// The layers above the joint one; the first one's weights and biases are not read.
  const KernelLayer *layers;
  ptrdiff_t layerCount;
  const double *parameters;
  /// Targets of the outputs that are computed: samples × outputs.
  const double *targets;
  int loss;
  /// The loss of outputs that do not move, added up.
  double fixedLoss;
} KernelSums;

/// A slice one of whose parameters lies in a lower layer than the other, which enters one unit of `upper`.
typedef struct {
  ptrdiff_t samples;
  /// The lower parameter: its unit's z is offset[s] + value · factor[s].
  const double *offset, *factor;
  int lowerActivation;
  /// What the units of the layer above the lower one get without that unit, samples × units, and its weights to them.
  const double *above, *aboveWeights;
  /// The layers above the lower parameter's; `upper` counts from the first of them.
  const KernelLayer *layers;
  ptrdiff_t layerCount, upper;
  /// With both parameters 0.
  const double *parameters;
  ptrdiff_t upperUnit;
  /// The source of the upper weight; not read where `upper` is 0.
  ptrdiff_t upperSource;
  /// What the upper parameter is multiplied with, where that does not move; null where it is the source's activation, or
  /// with `upper` 0 the lower parameter's unit's.
  const double *fixedFactor;
  /// samples × outputs.
  const double *targets;
  int loss;
} KernelStack;

/// How a step follows from a gradient. KERNEL_RMSPROP: `beta` is ρ.
enum { KERNEL_DESCENT, KERNEL_MOMENTUM, KERNEL_NESTEROV, KERNEL_ADAGRAD, KERNEL_RMSPROP, KERNEL_ADAM };

typedef struct {
  int kind;
  double beta, beta2, epsilon;
  /// β₁ᵗ and β₂ᵗ after t steps.
  double power, power2;
} KernelRule;

typedef struct {
  const char *name;
  /// Doubles in a vector.
  ptrdiff_t width;
  /// How many doubles a pass needs besides.
  ptrdiff_t (*workspace)(const KernelTask *);
  /// The sum of the losses of all samples.
  double (*lossSum)(const KernelTask *, const double *parameters, double *workspace);
  /// The same, and the mean gradient.
  double (*gradient)(const KernelTask *, const double *parameters, double *workspace, double *gradient);
  /// The same without the way back beyond the last layer: of the gradient only that layer's slopes are written.
  double (*lastSlopes)(const KernelTask *, const double *parameters, double *workspace, double *gradient);
  /// Steps of plain descent: p ← p + (−rate · g), each product and sum rounded.
  void (*descend)(const KernelTask *, double *parameters, double *workspace, double *gradient, double rate,
                  ptrdiff_t steps);
  /// B of each row, and the exponentials of it: rows × samples × moving each. Returns the largest exponent.
  double (*sumRows)(const KernelSums *, const double *values, ptrdiff_t rows, double *raw, double *exponentials);
  /// `width` columns of a grid, written to costs[row · pitch + column] for the first `count` of them.
  void (*sumColumns)(const KernelSums *, const double *values, ptrdiff_t count, const double *raw,
                     const double *exponentials, double largestExponent, ptrdiff_t rows, double *workspace,
                     double *costs, ptrdiff_t pitch, ptrdiff_t step);
  ptrdiff_t (*sumWorkspace)(const KernelSums *);
  void (*stackColumns)(const KernelStack *, const double *values, ptrdiff_t count, const double *upperValues,
                       ptrdiff_t rows, double *workspace, double *costs, ptrdiff_t pitch, ptrdiff_t step);
  ptrdiff_t (*stackWorkspace)(const KernelStack *);
  /// How many doubles `width` runs at once need besides.
  ptrdiff_t (*runWorkspace)(const KernelTask *);
  /// C of `width` runs; parameters × width. No number where one of a run's parameters is none.
  void (*runCosts)(const KernelTask *, const double *parameters, double *workspace, double *costs);
  /// Steps of `width` runs, each with a rate of its own; `first` and `second` are what the rule remembers, parameters ×
  /// width. C before each step is written to costs[step · width + run]. Ends where no run's cost is at most `greatest`.
  /// The parameters with the numbers `still` are not moved. Returns for how many steps there are costs.
  ptrdiff_t (*runSteps)(const KernelTask *, KernelRule *rule, const double *rates, double *parameters, double *first,
                        double *second, double *workspace, double greatest, ptrdiff_t steps, double *costs,
                        const ptrdiff_t *still, ptrdiff_t stillCount);
} KernelTable;

/// A level by number, the plainest first; null where this machine cannot run it or there is none.
const KernelTable *kernelLevel(int number);
