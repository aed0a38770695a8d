// Many runs of one network at once, with runs in the lanes; included once a level.
//
// Every sum is added up in the order in which `training.h` adds it up for a single run, so that each lane holds to the bit
// what that run would hold: who compares a run with one of many finds the same digits.
//
// Parts of the workspace are units × samples × WIDTH, lane by lane of a sample. What goes element by element is done by
// the functions for samples in lanes, to which such a part looks like so many samples more.

/// The samples again, each number WIDTH times.
INLINE KernelTask spreadTask(const KernelTask *task, double *workspace, ptrdiff_t *used) {
  KernelTask spread = *task;
  const ptrdiff_t inputs = task->layers[0].inputs, outputs = task->layers[task->layerCount - 1].units;
  spread.samples = spread.stride = task->samples * WIDTH;
  spread.inputs = workspace;
  spread.targets = workspace + inputs * spread.stride;
  *used = (inputs + outputs) * spread.stride;
  return spread;
}

static ptrdiff_t parameterCount(const KernelTask *task) {
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < task->layerCount; i++) {
    const KernelLayer *layer = &task->layers[i];
    count += layer->inputs * layer->units + (layer->hasBias ? layer->units : 0);
  }
  return count;
}

static ptrdiff_t NAME(runWorkspace)(const KernelTask *task) {
  double nothing;
  ptrdiff_t used;
  KernelTask spread = spreadTask(task, &nothing, &used);
  return used + placesFor(&spread, &nothing, 1).size + 2 * parameterCount(task) * WIDTH;
}

static void spreadSamples(const KernelTask *task, const KernelTask *spread) {
  const ptrdiff_t inputs = task->layers[0].inputs, outputs = task->layers[task->layerCount - 1].units;
  for (ptrdiff_t unit = 0; unit < inputs; unit++) {
    for (ptrdiff_t s = 0; s < task->samples; s++) {
      store((double *)spread->inputs + unit * spread->stride + s * WIDTH, all(task->inputs[unit * task->stride + s]));
    }
  }
  for (ptrdiff_t unit = 0; unit < outputs; unit++) {
    for (ptrdiff_t s = 0; s < task->samples; s++) {
      store((double *)spread->targets + unit * spread->stride + s * WIDTH, all(task->targets[unit * task->stride + s]));
    }
  }
}

/// z of `outs` units at `ins` samples.
INLINE void weighRuns(const KernelLayer *layer, const double *parameters, const double *x, ptrdiff_t stride, double *z,
                      ptrdiff_t o, ptrdiff_t s, const int outs, const int samples) {
  V sum[4][4];
  UNROLLED for (int a = 0; a < outs; a++) {
    V start = layer->hasBias ? load(parameters + (layer->biases + o + a) * WIDTH) : all(0);
    UNROLLED for (int b = 0; b < samples; b++) sum[a][b] = start;
  }
  const double *w = parameters + (layer->weights + o) * WIDTH;
  for (ptrdiff_t i = 0; i < layer->inputs; i++, w += layer->units * WIDTH) {
    V source[4];
    UNROLLED for (int b = 0; b < samples; b++) source[b] = load(x + i * stride + (s + b) * WIDTH);
    UNROLLED for (int a = 0; a < outs; a++) {
      V weight = load(w + a * WIDTH);
      UNROLLED for (int b = 0; b < samples; b++) sum[a][b] = sum[a][b] + weight * source[b];
    }
  }
  UNROLLED for (int a = 0; a < outs; a++) {
    UNROLLED for (int b = 0; b < samples; b++) store(z + (o + a) * stride + (s + b) * WIDTH, sum[a][b]);
  }
}

static void weighAllRuns(const KernelLayer *layer, const double *parameters, const double *x, ptrdiff_t samples,
                         double *z) {
  const ptrdiff_t stride = samples * WIDTH;
  ptrdiff_t o = 0;
  for (; o + 2 <= layer->units; o += 2) {
    ptrdiff_t s = 0;
    for (; s + 4 <= samples; s += 4) weighRuns(layer, parameters, x, stride, z, o, s, 2, 4);
    for (; s < samples; s++) weighRuns(layer, parameters, x, stride, z, o, s, 2, 1);
  }
  if (o == layer->units) return;
  ptrdiff_t s = 0;
  for (; s + 4 <= samples; s += 4) weighRuns(layer, parameters, x, stride, z, o, s, 1, 4);
  for (; s < samples; s++) weighRuns(layer, parameters, x, stride, z, o, s, 1, 1);
}

static void forwardRuns(const KernelTask *spread, const double *parameters, const Places *places, ptrdiff_t samples) {
  const double *x = spread->inputs;
  for (ptrdiff_t i = 0; i < spread->layerCount; i++) {
    const KernelLayer *layer = &spread->layers[i];
    LayerPlace place = places->layers[i];
    weighAllRuns(layer, parameters, x, samples, place.f);
    int isLogLoss = spread->loss == KERNEL_LOG_LOSS && i == spread->layerCount - 1;
    if (isLogLoss) memcpy(places->outputs, place.f, sizeof(double) * (size_t)(layer->units * spread->stride));
    activateLayer(layer, x, layer->units * spread->stride, place, isLogLoss, 1);
    x = place.a;
  }
}

/// The sum of WIDTH parts in the order of a vector's lanes.
INLINE V totalOfParts(const V *part) {
#if WIDTH == 8
  return ((part[0] + part[4]) + (part[2] + part[6])) + ((part[1] + part[5]) + (part[3] + part[7]));
#elif WIDTH == 4
  return (part[0] + part[2]) + (part[1] + part[3]);
#else
  return part[0] + part[1];
#endif
}

/// The sum of the losses of every run.
INLINE V lossesOfRuns(const KernelTask *spread, const Places *places, ptrdiff_t samples, const int loss) {
  const ptrdiff_t last = spread->layerCount - 1;
  const double *outputs = loss == KERNEL_LOG_LOSS ? places->outputs : places->layers[last].a;
  V parts[WIDTH];
  for (int part = 0; part < WIDTH; part++) {
    parts[part] = all(0);
    if (part >= samples) continue;
    Losses losses = noLosses();
    for (ptrdiff_t o = 0; o < spread->layers[last].units; o++) {
      for (ptrdiff_t block = 0; block < samples; block += WIDTH) {
        ptrdiff_t s = block + part;
        VI counts = {0};
        if (s < samples) {
          counts = ~counts;
        } else if (loss != KERNEL_LOG_LOSS) {
          continue;
        } else {
          // What stands for no sample counts as a factor of 1 all the same.
          s = part;
        }
        ptrdiff_t here = o * spread->stride + s * WIDTH;
        addLoss(&losses, load(outputs + here), load(spread->targets + here), counts, loss);
      }
    }
    parts[part] = lossesOf(&losses, loss);
  }
  return totalOfParts(parts);
}

static V lossOfRuns(const KernelTask *spread, const Places *places, ptrdiff_t samples) {
  switch (spread->loss) {
  case KERNEL_MSE: return lossesOfRuns(spread, places, samples, KERNEL_MSE);
  case KERNEL_HALF_MSE: return lossesOfRuns(spread, places, samples, KERNEL_HALF_MSE);
  default: return lossesOfRuns(spread, places, samples, spread->loss);
  }
}

/// ∂L/∂a of one source at `samples` samples, or at once δ where the slopes were kept in its place.
INLINE void carryRuns(const KernelLayer *layer, const double *parameters, const double *delta, ptrdiff_t stride,
                      LayerPlace below, ptrdiff_t i, ptrdiff_t s, const int hasSlopes, const int samples) {
  V sum[4];
  UNROLLED for (int b = 0; b < samples; b++) sum[b] = all(0);
  const double *w = parameters + (layer->weights + i * layer->units) * WIDTH;
  for (ptrdiff_t o = 0; o < layer->units; o++) {
    V weight = load(w + o * WIDTH);
    UNROLLED for (int b = 0; b < samples; b++) {
      sum[b] = sum[b] + weight * load(delta + o * stride + (s + b) * WIDTH);
    }
  }
  UNROLLED for (int b = 0; b < samples; b++) {
    double *to = below.delta + i * stride + (s + b) * WIDTH;
    store(to, hasSlopes ? sum[b] * load(to) : sum[b]);
  }
}

static void carryAllRuns(const KernelLayer *layer, const double *parameters, const double *delta, ptrdiff_t samples,
                         LayerPlace below, const int hasSlopes) {
  const ptrdiff_t stride = samples * WIDTH;
  for (ptrdiff_t i = 0; i < layer->inputs; i++) {
    ptrdiff_t s = 0;
    for (; s + 4 <= samples; s += 4) carryRuns(layer, parameters, delta, stride, below, i, s, hasSlopes, 4);
    for (; s < samples; s++) carryRuns(layer, parameters, delta, stride, below, i, s, hasSlopes, 1);
  }
}

/// The slope of one weight: the parts of its sum that a vector's lanes would hold, then those together.
INLINE V slopeInParts(const double *delta, const double *x, ptrdiff_t samples) {
  V part[WIDTH];
  for (int k = 0; k < WIDTH; k++) part[k] = all(0);
  ptrdiff_t s = 0;
  for (; s + WIDTH <= samples; s += WIDTH) {
    UNROLLED for (int k = 0; k < WIDTH; k++) {
      part[k] = part[k] + load(delta + (s + k) * WIDTH) * load(x + (s + k) * WIDTH);
    }
  }
  UNROLLED for (int k = 0; k < WIDTH - 1; k++) {
    if (s + k < samples) part[k] = part[k] + load(delta + (s + k) * WIDTH) * load(x + (s + k) * WIDTH);
  }
  return totalOfParts(part);
}

INLINE V slopeInOrder(const double *delta, const double *x, ptrdiff_t samples) {
  V sum = all(0);
  for (ptrdiff_t s = 0; s < samples; s++) sum = sum + load(x + s * WIDTH) * load(delta + s * WIDTH);
  return sum;
}

static void slopesOfRuns(const KernelTask *spread, const Places *places, ptrdiff_t samples, ptrdiff_t index,
                         double *gradient) {
  const KernelLayer *layer = &spread->layers[index];
  const double *x = index == 0 ? spread->inputs : places->layers[index - 1].a;
  const double *delta = places->layers[index].delta;
  const ptrdiff_t stride = spread->stride;
  const double scale = 1 / (double)samples;
  const int isInOrder = layer->units >= WIDTH && samples <= 8 * WIDTH && layer->inputs > 8;
  for (ptrdiff_t i = 0; i < layer->inputs; i++) {
    for (ptrdiff_t o = 0; o < layer->units; o++) {
      V slope = isInOrder ? slopeInOrder(delta + o * stride, x + i * stride, samples)
                          : slopeInParts(delta + o * stride, x + i * stride, samples);
      store(gradient + (layer->weights + i * layer->units + o) * WIDTH, slope * scale);
    }
  }
  if (!layer->hasBias) return;
  for (ptrdiff_t o = 0; o < layer->units; o++) {
    V part[WIDTH];
    for (int k = 0; k < WIDTH; k++) part[k] = all(0);
    for (ptrdiff_t s = 0; s < samples; s++) {
      part[s % WIDTH] = part[s % WIDTH] + load(delta + o * stride + s * WIDTH);
    }
    store(gradient + (layer->biases + o) * WIDTH, totalOfParts(part) * scale);
  }
}

static void backwardRuns(const KernelTask *spread, const double *parameters, const Places *places, ptrdiff_t samples,
                         double *gradient) {
  outputDeltas(spread, places);
  for (ptrdiff_t index = spread->layerCount - 1; index >= 0; index--) {
    slopesOfRuns(spread, places, samples, index, gradient);
    if (index == 0) break;
    const KernelLayer *layer = &spread->layers[index];
    const int hasSlopes = replacesSlope(spread, index - 1);
    carryAllRuns(layer, parameters, places->layers[index].delta, samples, places->layers[index - 1], hasSlopes);
    if (!hasSlopes) finishDeltas(spread, places, index);
  }
}

/// Rounded like the changes that a rule works out for a single run.
INLINE void moveRuns(const KernelRule *rule, V rate, double *parameters, const double *gradient, double *first,
                     double *second, ptrdiff_t count) {
#pragma clang fp contract(off)
  for (ptrdiff_t at = 0; at < count * WIDTH; at += WIDTH) {
    V g = load(gradient + at), change;
    switch (rule->kind) {
    case KERNEL_MOMENTUM:
    case KERNEL_NESTEROV: {
      V velocity = rule->beta * load(first + at) + g;
      store(first + at, velocity);
      change = -rate * velocity;
      break;
    }
    case KERNEL_ADAGRAD: {
      V squares = load(first + at) + g * g;
      store(first + at, squares);
      change = -rate * g / (__builtin_elementwise_sqrt(squares) + rule->epsilon);
      break;
    }
    case KERNEL_RMSPROP: {
      V squares = rule->beta * load(first + at) + (1 - rule->beta) * g * g;
      store(first + at, squares);
      change = -rate * g / (__builtin_elementwise_sqrt(squares) + rule->epsilon);
      break;
    }
    case KERNEL_ADAM: {
      V mean = rule->beta * load(first + at) + (1 - rule->beta) * g;
      V squares = rule->beta2 * load(second + at) + (1 - rule->beta2) * g * g;
      store(first + at, mean);
      store(second + at, squares);
      V corrected = mean / (1 - rule->power), correctedSquares = squares / (1 - rule->power2);
      change = -rate * corrected / (__builtin_elementwise_sqrt(correctedSquares) + rule->epsilon);
      break;
    }
    default: change = -rate * g;
    }
    store(parameters + at, load(parameters + at) + change);
  }
}

/// Where Nesterov's rule takes its gradient: a step ahead.
INLINE void lookAhead(const KernelRule *rule, V rate, const double *parameters, const double *velocity, double *ahead,
                      ptrdiff_t count) {
#pragma clang fp contract(off)
  for (ptrdiff_t at = 0; at < count * WIDTH; at += WIDTH) {
    store(ahead + at, load(parameters + at) - rate * rule->beta * load(velocity + at));
  }
}

/// C of each run; no number where a parameter is none, so that a cost that does not feel it hides nothing.
INLINE V costsOfRuns(const KernelTask *spread, const double *parameters, const Places *places, ptrdiff_t samples,
                     ptrdiff_t count) {
  V cost = lossOfRuns(spread, places, samples) / (double)samples;
  V finite = all(0);
  for (ptrdiff_t p = 0; p < count; p++) finite = finite + 0 * load(parameters + p * WIDTH);
  return choose(finite == 0, cost, all(NAN));
}

static void NAME(runCosts)(const KernelTask *task, const double *parameters, double *workspace, double *costs) {
  ptrdiff_t used;
  KernelTask spread = spreadTask(task, workspace, &used);
  Places places = placesFor(&spread, workspace + used, 1);
  spreadSamples(task, &spread);
  forwardRuns(&spread, parameters, &places, task->samples);
  store(costs, costsOfRuns(&spread, parameters, &places, task->samples, parameterCount(task)));
}

static ptrdiff_t NAME(runSteps)(const KernelTask *task, KernelRule *rule, const double *rates, double *parameters,
                                double *first, double *second, double *workspace, double greatest, ptrdiff_t steps,
                                double *costs, const ptrdiff_t *still, ptrdiff_t stillCount) {
  ptrdiff_t used;
  KernelTask spread = spreadTask(task, workspace, &used);
  Places places = placesFor(&spread, workspace + used, 1);
  const ptrdiff_t samples = task->samples, count = parameterCount(task);
  double *gradient = workspace + used + places.size, *ahead = gradient + count * WIDTH;
  V rate = load(rates);
  spreadSamples(task, &spread);
  for (ptrdiff_t step = 0; step < steps; step++) {
    forwardRuns(&spread, parameters, &places, samples);
    V cost = costsOfRuns(&spread, parameters, &places, samples, count);
    store(costs + step * WIDTH, cost);
    VI goesOn = cost <= greatest;
    int some = 0;
    for (int k = 0; k < WIDTH; k++) some |= goesOn[k] != 0;
    if (!some) return step + 1;
    const double *from = parameters;
    if (rule->kind == KERNEL_NESTEROV) {
      lookAhead(rule, rate, parameters, first, ahead, count);
      forwardRuns(&spread, ahead, &places, samples);
      from = ahead;
    }
    backwardRuns(&spread, from, &places, samples, gradient);
    for (ptrdiff_t k = 0; k < stillCount; k++) store(gradient + still[k] * WIDTH, all(0));
    rule->power *= rule->beta;
    rule->power2 *= rule->beta2;
    switch (rule->kind) {
    case KERNEL_DESCENT: {
      moveRuns(&(KernelRule){KERNEL_DESCENT}, rate, parameters, gradient, first, second, count);
      break;
    }
    default: moveRuns(rule, rate, parameters, gradient, first, second, count);
    }
  }
  return steps;
}
