// Grids of the cost over two parameters, with columns of the grid in the lanes; included once a level.
//
// Only what depends on the two parameters is computed: z of the layer where both meet is A(column) + B(row), and for
// sigmoid and tanh e^−(A + B) is a product of two tabulated exponentials, so that two units share one division.

/// The greatest exponent whose exponential is tabulated; a product of two such stays finite.
#define GREATEST_EXPONENT 300.0
/// Where an exponential is cut before two of them share a division: a sigmoid of 1e−140 is 0 to everyone.
#define GREATEST_SHARED 1e140

INLINE double exponentScale(int activation) { return activation == KERNEL_TANH ? -2 : -1; }
INLINE int isSeparable(int activation) { return activation == KERNEL_TANH || activation == KERNEL_SIGMOID; }

/// The larger of `most` and |x|; infinity for what is no number.
INLINE V furthest(V most, V x) { return choose(x != x, all(INFINITY), larger(most, magnitude(x))); }

INLINE double greatest(V values) {
  double result = 0;
  for (int k = 0; k < WIDTH; k++) {
    if (values[k] > result) result = values[k];
  }
  return result;
}

static ptrdiff_t widest(const KernelLayer *layers, ptrdiff_t count, ptrdiff_t atLeast) {
  for (ptrdiff_t i = 0; i < count; i++) {
    if (layers[i].units > atLeast) atLeast = layers[i].units;
  }
  return atLeast;
}

/// z of a layer from the activations in `a`, at one sample and WIDTH columns.
static void weighColumns(const KernelLayer *layer, const double *parameters, const double *a, double *z) {
  const double *bias = layer->hasBias ? parameters + layer->biases : NULL;
  const double *weights = parameters + layer->weights;
  ptrdiff_t o = 0;
  for (; o + 4 <= layer->units; o += 4) {
    V sum[4];
    UNROLLED for (int k = 0; k < 4; k++) sum[k] = bias ? all(bias[o + k]) : all(0);
    const double *w = weights + o;
    for (ptrdiff_t i = 0; i < layer->inputs; i++, w += layer->units) {
      V source = load(a + i * WIDTH);
      UNROLLED for (int k = 0; k < 4; k++) sum[k] = sum[k] + w[k] * source;
    }
    UNROLLED for (int k = 0; k < 4; k++) store(z + (o + k) * WIDTH, sum[k]);
  }
  for (; o < layer->units; o++) {
    V sum = bias ? all(bias[o]) : all(0);
    for (ptrdiff_t i = 0; i < layer->inputs; i++) sum = sum + weights[i * layer->units + o] * load(a + i * WIDTH);
    store(z + o * WIDTH, sum);
  }
}

static void activateColumns(int function, double *values, ptrdiff_t units) {
  FOR_ACTIVATION(function, {
    for (ptrdiff_t u = 0; u < units; u++) store(values + u * WIDTH, activated(load(values + u * WIDTH), activation));
  })
}

/// Goes on from z of `layers[0]` in `z` to z of the last one. Returns where that stands, `z` or `other`.
static double *climb(const KernelLayer *layers, ptrdiff_t count, const double *parameters, double *z, double *other) {
  for (ptrdiff_t i = 1; i < count; i++) {
    activateColumns(layers[i - 1].activation, z, layers[i - 1].units);
    weighColumns(&layers[i], parameters, z, other);
    double *swap = z;
    z = other;
    other = swap;
  }
  return z;
}

/// Adds the losses of outputs whose z stands in `z`.
INLINE void addOutputs(Losses *losses, double *z, ptrdiff_t outputs, int function, const double *targets, int loss) {
  VI lanes = (VI){0} - 1;
  if (loss == KERNEL_LOG_LOSS) {
    for (ptrdiff_t o = 0; o < outputs; o++) addLoss(losses, load(z + o * WIDTH), all(targets[o]), lanes, loss);
    return;
  }
  FOR_ACTIVATION(function, {
    for (ptrdiff_t o = 0; o < outputs; o++) {
      V a = activated(load(z + o * WIDTH), activation);
      if (loss == KERNEL_MSE) {
        V error = a - targets[o];
        losses->sum = losses->sum + error * error;
      } else {
        addLoss(losses, a, all(targets[o]), lanes, KERNEL_MAE);
      }
    }
  })
}

INLINE void storeColumns(V costs, ptrdiff_t count, double *to, ptrdiff_t step) {
  for (ptrdiff_t k = 0; k < count && k < WIDTH; k++) to[k * step] = costs[k];
}

// MARK: Both parameters meet in one layer

/// h(value, sample) for WIDTH values.
INLINE V along(const KernelAxis *axis, V values, ptrdiff_t sample) {
  V z = axis->offset[sample] + values * axis->factor[sample];
  V result = z;
  FOR_ACTIVATION(axis->inner, result = activated(z, activation))
  return result;
}

static double NAME(sumRows)(const KernelSums *sums, const double *values, ptrdiff_t rows, double *raw,
                            double *exponentials) {
  ptrdiff_t moving = sums->moving;
  ptrdiff_t pitch = sums->samples * moving;
  double scale = exponentScale(sums->activation);
  V most = all(0);
  for (ptrdiff_t row = 0; row < rows; row += WIDTH) {
    V value;
    for (int k = 0; k < WIDTH; k++) value[k] = values[row + k < rows ? row + k : rows - 1];
    for (ptrdiff_t s = 0; s < sums->samples; s++) {
      V h = along(&sums->row, value, s);
      for (ptrdiff_t m = 0; m < moving; m++) {
        V b = sums->row.weight[m] * h;
        V e = exponentialOf(scale * b);
        most = furthest(most, b);
        for (int k = 0; k < WIDTH && row + k < rows; k++) {
          raw[(row + k) * pitch + s * moving + m] = b[k];
          exponentials[(row + k) * pitch + s * moving + m] = e[k];
        }
      }
    }
  }
  return -scale * greatest(most);
}

static ptrdiff_t NAME(sumWorkspace)(const KernelSums *sums) {
  ptrdiff_t units = widest(sums->layers, sums->layerCount, sums->moving);
  return WIDTH * (2 * sums->samples * sums->moving + 3 * units);
}

/// The joint layer's activations from tabulated exponentials; with `scaled`, as 2σ − 1.
INLINE void separableUnits(const double *a, const double *b, double *h, ptrdiff_t units, const int isTanh) {
  double factor = isTanh ? 2 : 1;
  double less = isTanh ? 1 : 0;
  ptrdiff_t m = 0;
  for (; m + 2 <= units; m += 2) {
    V first = 1 + smaller(load(a + m * WIDTH) * b[m], all(GREATEST_SHARED));
    V second = 1 + smaller(load(a + (m + 1) * WIDTH) * b[m + 1], all(GREATEST_SHARED));
    V shared = factor * reciprocal(first * second);
    store(h + m * WIDTH, shared * second - less);
    store(h + (m + 1) * WIDTH, shared * first - less);
  }
  if (m < units) {
    V q = 1 + smaller(load(a + m * WIDTH) * b[m], all(GREATEST_SHARED));
    store(h + m * WIDTH, factor * reciprocal(q) - less);
  }
}

/// z of the layer above from the moving units in `h`.
INLINE void weighMoving(const KernelSums *sums, ptrdiff_t sample, const double *h, double *z) {
  ptrdiff_t units = sums->layers[0].units;
  const double *above = sums->above + sample * units;
  ptrdiff_t o = 0;
  for (; o + 4 <= units; o += 4) {
    V sum[4];
    UNROLLED for (int k = 0; k < 4; k++) sum[k] = all(above[o + k]);
    const double *w = sums->aboveWeights + o;
    for (ptrdiff_t m = 0; m < sums->moving; m++, w += units) {
      V source = load(h + m * WIDTH);
      UNROLLED for (int k = 0; k < 4; k++) sum[k] = sum[k] + w[k] * source;
    }
    UNROLLED for (int k = 0; k < 4; k++) store(z + (o + k) * WIDTH, sum[k]);
  }
  for (; o < units; o++) {
    V even = all(above[o]);
    V odd = all(0);
    const double *w = sums->aboveWeights + o;
    ptrdiff_t m = 0;
    for (; m + 2 <= sums->moving; m += 2, w += 2 * units) {
      even = even + w[0] * load(h + m * WIDTH);
      odd = odd + w[units] * load(h + (m + 1) * WIDTH);
    }
    if (m < sums->moving) even = even + w[0] * load(h + m * WIDTH);
    store(z + o * WIDTH, even + odd);
  }
}

static void NAME(sumColumns)(const KernelSums *sums, const double *values, ptrdiff_t count, const double *raw,
                             const double *exponentials, double largestExponent, ptrdiff_t rows, double *workspace,
                             double *costs, ptrdiff_t pitch, ptrdiff_t step) {
  ptrdiff_t moving = sums->moving;
  ptrdiff_t samples = sums->samples;
  ptrdiff_t units = widest(sums->layers, sums->layerCount, moving);
  double *table = workspace;
  double *powers = table + WIDTH * samples * moving;
  double *h = powers + WIDTH * samples * moving;
  double *z = h + WIDTH * units;
  double *other = z + WIDTH * units;
  int isOutput = sums->layerCount == 0;
  int takesSums = isOutput && sums->loss == KERNEL_LOG_LOSS;
  double scale = exponentScale(sums->activation);
  V value;
  for (int k = 0; k < WIDTH; k++) value[k] = values[k < count ? k : count - 1];
  V most = all(0);
  int mayShare = isSeparable(sums->activation) && !takesSums && largestExponent <= GREATEST_EXPONENT;
  for (ptrdiff_t s = 0; s < samples; s++) {
    V inner = along(&sums->column, value, s);
    for (ptrdiff_t m = 0; m < moving; m++) {
      V a = sums->base[s * moving + m] + sums->column.weight[m] * inner;
      store(table + (s * moving + m) * WIDTH, a);
      if (!mayShare) continue;
      most = furthest(most, a);
      store(powers + (s * moving + m) * WIDTH, exponentialOf(scale * a));
    }
  }
  int isShared = mayShare && -scale * greatest(most) <= GREATEST_EXPONENT;
  const KernelLayer *last = isOutput ? NULL : &sums->layers[sums->layerCount - 1];
  for (ptrdiff_t row = 0; row < rows; row++) {
    Losses losses = noLosses();
    const double *b = (isShared ? exponentials : raw) + row * samples * moving;
    const double *a = isShared ? powers : table;
    for (ptrdiff_t s = 0; s < samples; s++, a += moving * WIDTH, b += moving) {
      if (isShared && sums->activation == KERNEL_TANH) {
        separableUnits(a, b, h, moving, 1);
      } else if (isShared) {
        separableUnits(a, b, h, moving, 0);
      } else {
        for (ptrdiff_t m = 0; m < moving; m++) store(h + m * WIDTH, load(a + m * WIDTH) + b[m]);
        if (!isOutput) activateColumns(sums->activation, h, moving);
      }
      if (isOutput) {
        // Shared ones are activations already.
        addOutputs(&losses, h, moving, isShared ? KERNEL_IDENTITY : sums->activation, sums->targets + s * moving,
                   sums->loss);
        continue;
      }
      weighMoving(sums, s, h, z);
      double *top = climb(sums->layers, sums->layerCount, sums->parameters, z, other);
      addOutputs(&losses, top, last->units, last->activation, sums->targets + s * last->units, sums->loss);
    }
    V sum = lossesOf(&losses, sums->loss) + sums->fixedLoss;
    storeColumns(sum / (double)samples, count, costs + row * pitch, step);
  }
}

// MARK: The parameters lie in different layers

static ptrdiff_t NAME(stackWorkspace)(const KernelStack *stack) {
  ptrdiff_t units = widest(stack->layers, stack->layerCount, 1);
  ptrdiff_t kept = stack->upper + 1 < stack->layerCount ? stack->layers[stack->upper + 1].units : 1;
  return WIDTH * (4 * units + stack->samples * (2 + kept));
}

static void NAME(stackColumns)(const KernelStack *stack, const double *values, ptrdiff_t count,
                               const double *upperValues, ptrdiff_t rows, double *workspace, double *costs,
                               ptrdiff_t pitch, ptrdiff_t step) {
  ptrdiff_t samples = stack->samples;
  const KernelLayer *layers = stack->layers;
  ptrdiff_t units = widest(layers, stack->layerCount, 1);
  const KernelLayer *upper = &layers[stack->upper];
  int isOutput = stack->upper + 1 == stack->layerCount;
  ptrdiff_t kept = isOutput ? 1 : layers[stack->upper + 1].units;
  double *z = workspace;
  double *other = z + WIDTH * units;
  // z of the upper unit without its parameter, what that is multiplied with, and the next layer's z without the unit.
  double *still = other + 3 * WIDTH * units;
  double *factors = still + WIDTH * samples;
  double *next = factors + WIDTH * samples;
  V value;
  for (int k = 0; k < WIDTH; k++) value[k] = values[k < count ? k : count - 1];
  Losses fixed = noLosses();
  for (ptrdiff_t s = 0; s < samples; s++) {
    V lower = stack->offset[s] + value * stack->factor[s];
    FOR_ACTIVATION(stack->lowerActivation, lower = activated(lower, activation))
    ptrdiff_t first = layers[0].units;
    for (ptrdiff_t o = 0; o < first; o++) {
      store(z + o * WIDTH, stack->above[s * first + o] + stack->aboveWeights[o] * lower);
    }
    // Up to the upper layer's z; the activations it is made of stand where the climb left them.
    double *here = z;
    double *there = other;
    V source = lower;
    for (ptrdiff_t i = 1; i <= stack->upper; i++) {
      activateColumns(layers[i - 1].activation, here, layers[i - 1].units);
      weighColumns(&layers[i], stack->parameters, here, there);
      if (i == stack->upper) source = load(here + stack->upperSource * WIDTH);
      double *swap = here;
      here = there;
      there = swap;
    }
    store(still + s * WIDTH, load(here + stack->upperUnit * WIDTH));
    store(factors + s * WIDTH, stack->fixedFactor ? all(stack->fixedFactor[s]) : source);
    if (isOutput) {
      const double *targets = stack->targets + s * upper->units;
      for (ptrdiff_t o = 0; o < upper->units; o++) {
        if (o == stack->upperUnit) continue;
        addOutputs(&fixed, here + o * WIDTH, 1, upper->activation, targets + o, stack->loss);
      }
      continue;
    }
    activateColumns(upper->activation, here, upper->units);
    store(here + stack->upperUnit * WIDTH, all(0));
    weighColumns(&layers[stack->upper + 1], stack->parameters, here, next + s * kept * WIDTH);
  }
  V constant = lossesOf(&fixed, stack->loss);
  const KernelLayer *last = &layers[stack->layerCount - 1];
  const double *weights = isOutput ? NULL : stack->parameters + layers[stack->upper + 1].weights + stack->upperUnit * kept;
  for (ptrdiff_t row = 0; row < rows; row++) {
    Losses losses = noLosses();
    double upperValue = upperValues[row];
    for (ptrdiff_t s = 0; s < samples; s++) {
      V sum = load(still + s * WIDTH) + upperValue * load(factors + s * WIDTH);
      if (isOutput) {
        store(z, sum);
        addOutputs(&losses, z, 1, upper->activation, stack->targets + s * upper->units + stack->upperUnit, stack->loss);
        continue;
      }
      V a = sum;
      FOR_ACTIVATION(upper->activation, a = activated(sum, activation))
      for (ptrdiff_t o = 0; o < kept; o++) {
        store(z + o * WIDTH, load(next + (s * kept + o) * WIDTH) + weights[o] * a);
      }
      double *top = climb(layers + stack->upper + 1, stack->layerCount - stack->upper - 1, stack->parameters, z, other);
      addOutputs(&losses, top, last->units, last->activation, stack->targets + s * last->units, stack->loss);
    }
    storeColumns((lossesOf(&losses, stack->loss) + constant) / (double)samples, count, costs + row * pitch, step);
  }
}
