// Grids of the cost over two parameters, with columns of the grid in the lanes; included once a level.
//
// Only what depends on the two parameters is computed: z of the layer where both meet is A(column) + B(row), and for
// sigmoid and tanh e^−(A + B) is a product of two tabulated exponentials, so that four units share one division.

/// The greatest exponent whose exponential is tabulated; a product of two such stays finite.
#define GREATEST_EXPONENT 300.0
/// Where an exponential is cut before four of them share a division: a sigmoid of 1e−70 is 0 to everyone.
#define GREATEST_SHARED 1e70
/// Up to this sum of exponents none has to be cut.
#define GENTLE_EXPONENT 160.0

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

/// This many rows of the grid are worked at once, so tables are read once for all, and their chains of operations overlap.
enum { TILE = 8 };

/// Goes on from z of `layers[0]` in `z`, row after row of a tile, to z of the last one. Returns where that stands.
INLINE double *climb(const KernelLayer *layers, ptrdiff_t count, const double *parameters, double *z, double *other,
                     ptrdiff_t tile) {
  for (ptrdiff_t i = 1; i < count; i++) {
    ptrdiff_t below = layers[i - 1].units;
    activateColumns(layers[i - 1].activation, z, tile * below);
    for (ptrdiff_t r = 0; r < tile; r++) {
      weighColumns(&layers[i], parameters, z + r * below * WIDTH, other + r * layers[i].units * WIDTH);
    }
    double *swap = z;
    z = other;
    other = swap;
  }
  return z;
}

/// Adds the losses of outputs whose z stands in `z`, row after row of a tile; `function` is not asked for by log loss.
INLINE void addOutputs(Losses *losses, double *z, ptrdiff_t outputs, int function, const double *targets, int loss,
                       ptrdiff_t tile) {
  if (loss != KERNEL_LOG_LOSS && function != KERNEL_IDENTITY) activateColumns(function, z, tile * outputs);
  for (ptrdiff_t r = 0; r < tile; r++) {
    for (ptrdiff_t o = 0; o < outputs; o++, z += WIDTH) {
      if (loss == KERNEL_MSE) {
        V error = load(z) - targets[o];
        losses[r].sum = losses[r].sum + error * error;
      } else {
        addLoss(&losses[r], load(z), all(targets[o]), (VI){0} - 1, loss);
      }
    }
  }
}

/// C of each row of a tile from its losses.
INLINE void storeTile(Losses *losses, int loss, V constant, ptrdiff_t samples, ptrdiff_t count, double *costs,
                      ptrdiff_t pitch, ptrdiff_t step, ptrdiff_t tile) {
  for (ptrdiff_t r = 0; r < tile; r++) {
    V cost = (lossesOf(&losses[r], loss) + constant) / (double)samples;
    double *to = costs + r * pitch;
    if (step == 1 && count >= WIDTH) {
      store(to, cost);
    } else {
      for (ptrdiff_t k = 0; k < count && k < WIDTH; k++) to[k * step] = cost[k];
    }
  }
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
  ptrdiff_t next = sums->layerCount > 0 ? sums->layers[0].units : 0;
  return WIDTH * (2 * sums->samples * sums->moving + 3 * TILE * units) + next * (sums->samples + sums->moving);
}

/// 1 + e^−(A + B) of a unit.
INLINE V onePlus(const double *a, const double *b, ptrdiff_t m, const int isGentle) {
  V power = load(a + m * WIDTH) * b[m];
  return 1 + (isGentle ? power : smaller(power, all(GREATEST_SHARED)));
}

/// σ of the joint layer's units from tabulated exponentials; four, two or one of them share a division.
INLINE void separableUnits(const double *a, const double *b, double *h, ptrdiff_t units, const int isGentle) {
  ptrdiff_t m = 0;
  for (; m + 4 <= units; m += 4) {
    V q[4];
    UNROLLED for (int k = 0; k < 4; k++) q[k] = onePlus(a, b, m + k, isGentle);
    V first = q[0] * q[1];
    V second = q[2] * q[3];
    V shared = reciprocal(first * second);
    V left = shared * second;
    V right = shared * first;
    store(h + m * WIDTH, left * q[1]);
    store(h + (m + 1) * WIDTH, left * q[0]);
    store(h + (m + 2) * WIDTH, right * q[3]);
    store(h + (m + 3) * WIDTH, right * q[2]);
  }
  for (; m + 2 <= units; m += 2) {
    V first = onePlus(a, b, m, isGentle);
    V second = onePlus(a, b, m + 1, isGentle);
    V shared = reciprocal(first * second);
    store(h + m * WIDTH, shared * second);
    store(h + (m + 1) * WIDTH, shared * first);
  }
  if (m < units) store(h + m * WIDTH, reciprocal(onePlus(a, b, m, isGentle)));
}

/// z of `outs` units above, without the detour of the joint units' own σ; `w` is units × outs.
INLINE void separableSums(const double *a, const double *b, const double *w, const double *above, double *z,
                          ptrdiff_t units, const int isGentle, const int outs) {
  V even[2];
  V odd[2];
  UNROLLED for (int o = 0; o < outs; o++) {
    even[o] = all(above[o]);
    odd[o] = all(0);
  }
  ptrdiff_t m = 0;
  for (; m + 4 <= units; m += 4) {
    V q[4];
    UNROLLED for (int k = 0; k < 4; k++) q[k] = onePlus(a, b, m + k, isGentle);
    V first = q[0] * q[1];
    V second = q[2] * q[3];
    V shared = reciprocal(first * second);
    V left = shared * second;
    V right = shared * first;
    const double *v = w + m * outs;
    UNROLLED for (int o = 0; o < outs; o++) {
      even[o] = even[o] + left * (v[o] * q[1] + v[outs + o] * q[0]);
      odd[o] = odd[o] + right * (v[2 * outs + o] * q[3] + v[3 * outs + o] * q[2]);
    }
  }
  for (; m + 2 <= units; m += 2) {
    V first = onePlus(a, b, m, isGentle);
    V second = onePlus(a, b, m + 1, isGentle);
    V shared = reciprocal(first * second);
    const double *v = w + m * outs;
    UNROLLED for (int o = 0; o < outs; o++) even[o] = even[o] + shared * (v[o] * second + v[outs + o] * first);
  }
  if (m < units) {
    V single = 1 / onePlus(a, b, m, isGentle);
    UNROLLED for (int o = 0; o < outs; o++) odd[o] = odd[o] + w[m * outs + o] * single;
  }
  UNROLLED for (int o = 0; o < outs; o++) store(z + o * WIDTH, even[o] + odd[o]);
}

/// z of the layer above from the moving units in `h`.
INLINE void weighMoving(const KernelSums *sums, const double *above, const double *weights, const double *h, double *z) {
  ptrdiff_t units = sums->layers[0].units;
  ptrdiff_t o = 0;
  for (; o + 4 <= units; o += 4) {
    V sum[4];
    UNROLLED for (int k = 0; k < 4; k++) sum[k] = all(above[o + k]);
    const double *w = weights + o;
    for (ptrdiff_t m = 0; m < sums->moving; m++, w += units) {
      V source = load(h + m * WIDTH);
      UNROLLED for (int k = 0; k < 4; k++) sum[k] = sum[k] + w[k] * source;
    }
    UNROLLED for (int k = 0; k < 4; k++) store(z + (o + k) * WIDTH, sum[k]);
  }
  for (; o < units; o++) {
    V even = all(above[o]);
    V odd = all(0);
    const double *w = weights + o;
    ptrdiff_t m = 0;
    for (; m + 2 <= sums->moving; m += 2, w += 2 * units) {
      even = even + w[0] * load(h + m * WIDTH);
      odd = odd + w[units] * load(h + (m + 1) * WIDTH);
    }
    if (m < sums->moving) even = even + w[0] * load(h + m * WIDTH);
    store(z + o * WIDTH, even + odd);
  }
}

/// Whether 2wσ − w may stand for w(2σ − 1): beside a huge w everything else would be lost.
static int weightsAreModest(const double *weights, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    if (!(fabs(weights[i]) < 100)) return 0;
  }
  return 1;
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
  double *z = h + TILE * WIDTH * units;
  double *other = z + TILE * WIDTH * units;
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
  int isGentle = -scale * greatest(most) + largestExponent <= GENTLE_EXPONENT;
  ptrdiff_t next = isOutput ? 0 : sums->layers[0].units;
  const double *above = sums->above;
  const double *weights = sums->aboveWeights;
  int isTanh = isShared && sums->activation == KERNEL_TANH;
  int isFolded = isTanh && !isOutput && weightsAreModest(weights, next * moving);
  if (isFolded) {
    // Only σ is computed: tanh = 2σ − 1 goes into the weights and into what is added to them.
    double *doubled = other + TILE * WIDTH * units;
    double *less = doubled + next * moving;
    for (ptrdiff_t i = 0; i < next * moving; i++) doubled[i] = 2 * weights[i];
    for (ptrdiff_t o = 0; o < next; o++) {
      double sum = 0;
      for (ptrdiff_t m = 0; m < moving; m++) sum += weights[m * next + o];
      for (ptrdiff_t s = 0; s < samples; s++) less[s * next + o] = above[s * next + o] - sum;
    }
    above = less;
    weights = doubled;
  }
  int isFused = isShared && (next == 1 || next == 2) && isTanh == isFolded;
  const KernelLayer *last = isOutput ? NULL : &sums->layers[sums->layerCount - 1];
  for (ptrdiff_t row = 0; row < rows; row += TILE) {
    ptrdiff_t tile = rows - row < TILE ? rows - row : TILE;
    Losses losses[TILE];
    for (ptrdiff_t r = 0; r < TILE; r++) losses[r] = noLosses();
    const double *b = (isShared ? exponentials : raw) + row * samples * moving;
    const double *a = isShared ? powers : table;
    for (ptrdiff_t s = 0; s < samples; s++, a += moving * WIDTH, b += moving) {
      if (isFused) {
        for (ptrdiff_t r = 0; r < tile; r++) {
          const double *here = b + r * samples * moving;
          const double *start = above + s * next;
          double *to = z + r * next * WIDTH;
          if (isGentle && next == 1) {
            separableSums(a, here, weights, start, to, moving, 1, 1);
          } else if (isGentle) {
            separableSums(a, here, weights, start, to, moving, 1, 2);
          } else if (next == 1) {
            separableSums(a, here, weights, start, to, moving, 0, 1);
          } else {
            separableSums(a, here, weights, start, to, moving, 0, 2);
          }
        }
        double *top = climb(sums->layers, sums->layerCount, sums->parameters, z, other, tile);
        addOutputs(losses, top, last->units, last->activation, sums->targets + s * last->units, sums->loss, tile);
        continue;
      }
      for (ptrdiff_t r = 0; r < tile; r++) {
        const double *here = b + r * samples * moving;
        double *to = h + r * moving * WIDTH;
        if (isShared && isGentle) {
          separableUnits(a, here, to, moving, 1);
        } else if (isShared) {
          separableUnits(a, here, to, moving, 0);
        } else {
          for (ptrdiff_t m = 0; m < moving; m++) store(to + m * WIDTH, load(a + m * WIDTH) + here[m]);
        }
      }
      if (!isShared && !isOutput) activateColumns(sums->activation, h, tile * moving);
      if (isTanh && !isFolded) {
        for (ptrdiff_t m = 0; m < tile * moving; m++) store(h + m * WIDTH, 2 * load(h + m * WIDTH) - 1);
      }
      if (isOutput) {
        // Shared ones are activations already.
        addOutputs(losses, h, moving, isShared ? KERNEL_IDENTITY : sums->activation, sums->targets + s * moving,
                   sums->loss, tile);
        continue;
      }
      for (ptrdiff_t r = 0; r < tile; r++) {
        weighMoving(sums, above + s * next, weights, h + r * moving * WIDTH, z + r * next * WIDTH);
      }
      double *top = climb(sums->layers, sums->layerCount, sums->parameters, z, other, tile);
      addOutputs(losses, top, last->units, last->activation, sums->targets + s * last->units, sums->loss, tile);
    }
    storeTile(losses, sums->loss, all(sums->fixedLoss), samples, count, costs + row * pitch, pitch, step, tile);
  }
}

// MARK: The parameters lie in different layers

static ptrdiff_t NAME(stackWorkspace)(const KernelStack *stack) {
  ptrdiff_t units = widest(stack->layers, stack->layerCount, 1);
  ptrdiff_t kept = stack->upper + 1 < stack->layerCount ? stack->layers[stack->upper + 1].units : 1;
  return WIDTH * (2 * TILE * units + stack->samples * (2 + kept));
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
  double *other = z + TILE * WIDTH * units;
  // z of the upper unit without its parameter, what that is multiplied with, and the next layer's z without the unit.
  double *still = other + TILE * WIDTH * units;
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
        addOutputs(&fixed, here + o * WIDTH, 1, upper->activation, targets + o, stack->loss, 1);
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
  for (ptrdiff_t row = 0; row < rows; row += TILE) {
    ptrdiff_t tile = rows - row < TILE ? rows - row : TILE;
    Losses losses[TILE];
    for (ptrdiff_t r = 0; r < TILE; r++) losses[r] = noLosses();
    for (ptrdiff_t s = 0; s < samples; s++) {
      V rest = load(still + s * WIDTH);
      V factor = load(factors + s * WIDTH);
      double *sums = isOutput ? z : other;
      for (ptrdiff_t r = 0; r < tile; r++) store(sums + r * WIDTH, rest + upperValues[row + r] * factor);
      if (isOutput) {
        addOutputs(losses, z, 1, upper->activation, stack->targets + s * upper->units + stack->upperUnit, stack->loss, tile);
        continue;
      }
      activateColumns(upper->activation, sums, tile);
      for (ptrdiff_t r = 0; r < tile; r++) {
        V a = load(sums + r * WIDTH);
        for (ptrdiff_t o = 0; o < kept; o++) {
          store(z + (r * kept + o) * WIDTH, load(next + (s * kept + o) * WIDTH) + weights[o] * a);
        }
      }
      double *top =
          climb(layers + stack->upper + 1, stack->layerCount - stack->upper - 1, stack->parameters, z, other, tile);
      addOutputs(losses, top, last->units, last->activation, stack->targets + s * last->units, stack->loss, tile);
    }
    storeTile(losses, stack->loss, constant, samples, count, costs + row * pitch, pitch, step, tile);
  }
}
