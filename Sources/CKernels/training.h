// Forward and backward passes with samples in the lanes; included once a level.
//
// Workspace, each part units × stride: for every layer f(z) or f′(z), a and δ, which share a place where one is not needed
// any more when the other is written; then z of the outputs, and one layer's δ sample by sample.

#if WIDTH == 4
#define TALL_BLOCK 4
#else
#define TALL_BLOCK 8
#endif

typedef struct {
  double *f, *a, *delta;
} LayerPlace;

enum { MOST_LAYERS = 32 };

typedef struct {
  LayerPlace layers[MOST_LAYERS];
  double *outputs, *turned;
  ptrdiff_t size;
} Places;

/// Whether δ is one product, of what comes from above and the slope that was kept, and may take the slope's place.
INLINE int replacesSlope(const KernelTask *task, ptrdiff_t index) {
  return hasSlopeBeside(task->layers[index].activation) && !task->layers[index].isResidual &&
         (index + 1 == task->layerCount || !task->layers[index + 1].isResidual);
}
INLINE ptrdiff_t paddedUnits(ptrdiff_t units) { return (units + WIDTH - 1) / WIDTH * WIDTH; }

INLINE Places placesFor(const KernelTask *task, double *workspace, const int keepsSlopes) {
  Places result;
  ptrdiff_t at = 0, turned = 0;
  for (ptrdiff_t i = 0; i < task->layerCount; i++) {
    const KernelLayer *layer = &task->layers[i];
    ptrdiff_t size = layer->units * task->stride;
    result.layers[i].f = workspace + at;
    at += size;
    if (layer->isResidual || (keepsSlopes && hasSlopeBeside(layer->activation))) {
      result.layers[i].a = workspace + at;
      at += size;
    } else {
      result.layers[i].a = result.layers[i].f;
    }
    if (replacesSlope(task, i)) {
      result.layers[i].delta = result.layers[i].f;
    } else {
      result.layers[i].delta = workspace + at;
      at += size;
    }
    ptrdiff_t need = paddedUnits(layer->units) * task->samples;
    if (need > turned) turned = need;
  }
  result.outputs = workspace + at;
  at += task->layers[task->layerCount - 1].units * task->stride;
  result.turned = workspace + at;
  result.size = at + turned;
  return result;
}

static Places places(const KernelTask *task, double *workspace) { return placesFor(task, workspace, 1); }

static ptrdiff_t NAME(workspace)(const KernelTask *task) {
  double nothing;
  return places(task, &nothing).size;
}

/// z of `outs` units from `first` on and `vectors` vectors from sample `at` on.
INLINE void weigh(const KernelLayer *layer, const double *parameters, const double *x, ptrdiff_t stride, double *z,
                  ptrdiff_t first, ptrdiff_t at, const int outs, const int vectors) {
  V sum[TALL_BLOCK][4];
  const double *w = parameters + layer->weights + first;
  UNROLLED for (int o = 0; o < outs; o++) {
    V start = layer->hasBias ? all(parameters[layer->biases + first + o]) : all(0);
    UNROLLED for (int v = 0; v < vectors; v++) sum[o][v] = start;
  }
  for (ptrdiff_t i = 0; i < layer->inputs; i++, w += layer->units) {
    V source[4];
    UNROLLED for (int v = 0; v < vectors; v++) source[v] = load(x + i * stride + at + v * WIDTH);
    UNROLLED for (int o = 0; o < outs; o++) {
      UNROLLED for (int v = 0; v < vectors; v++) sum[o][v] = sum[o][v] + w[o] * source[v];
    }
  }
  UNROLLED for (int o = 0; o < outs; o++) {
    UNROLLED for (int v = 0; v < vectors; v++) store(z + (first + o) * stride + at + v * WIDTH, sum[o][v]);
  }
}

static void weighAll(const KernelLayer *layer, const double *parameters, const double *x, ptrdiff_t stride, double *z) {
  ptrdiff_t first = 0;
  for (; first + TALL_BLOCK <= layer->units && stride >= 2 * WIDTH; first += TALL_BLOCK) {
    ptrdiff_t at = 0;
    for (; at + 2 * WIDTH <= stride; at += 2 * WIDTH) {
      weigh(layer, parameters, x, stride, z, first, at, TALL_BLOCK, 2);
    }
    if (at < stride) weigh(layer, parameters, x, stride, z, first, at, TALL_BLOCK, 1);
  }
  for (; first + 4 <= layer->units; first += 4) {
    ptrdiff_t at = 0;
    for (; at + 2 * WIDTH <= stride; at += 2 * WIDTH) weigh(layer, parameters, x, stride, z, first, at, 4, 2);
    if (at < stride) weigh(layer, parameters, x, stride, z, first, at, 4, 1);
  }
  for (; first + 2 <= layer->units; first += 2) {
    ptrdiff_t at = 0;
    for (; at + 4 * WIDTH <= stride; at += 4 * WIDTH) weigh(layer, parameters, x, stride, z, first, at, 2, 4);
    for (; at < stride; at += WIDTH) weigh(layer, parameters, x, stride, z, first, at, 2, 1);
  }
  if (first == layer->units) return;
  ptrdiff_t at = 0;
  for (; at + 4 * WIDTH <= stride; at += 4 * WIDTH) weigh(layer, parameters, x, stride, z, first, at, 1, 4);
  for (; at < stride; at += WIDTH) weigh(layer, parameters, x, stride, z, first, at, 1, 1);
}

/// From z in `f` to a. In `f` then stands what the slope is known from, of outputs under log loss 1 − a.
static __attribute__((noinline)) void activateLayer(const KernelLayer *layer, const double *x, ptrdiff_t size, LayerPlace place, int isLogLoss,
                          const int keepsSlopes) {
  if (isLogLoss && keepsSlopes) {
    for (ptrdiff_t at = 0; at < size; at += WIDTH) {
      V z = load(place.f + at);
      V small = smallerSigmoid(z);
      store(place.a + at, sigmoidFrom(small, z));
      store(place.f + at, sigmoidFrom(small, -z));
    }
    return;
  }
  FOR_ACTIVATION(layer->activation, {
    if (hasSlopeBeside(activation) && keepsSlopes) {
      double *restrict f = place.f;
      double *restrict a = place.a;
      for (ptrdiff_t at = 0; at < size; at += WIDTH) {
        V slope;
        store(a + at, activatedBeside(load(f + at), &slope, activation));
        store(f + at, slope);
      }
    } else if (activation != KERNEL_IDENTITY) {
      for (ptrdiff_t at = 0; at < size; at += WIDTH) store(place.f + at, activated(load(place.f + at), activation));
    }
  })
  if (layer->isResidual) {
    const double *f = hasSlopeBeside(layer->activation) && keepsSlopes ? place.a : place.f;
    for (ptrdiff_t at = 0; at < size; at += WIDTH) store(place.a + at, load(f + at) + load(x + at));
  }
}

/// The greatest of all outputs' z, and the sum of e^(z − greatest) less 1, which keeps its digits where one share is
/// nearly 1; for one vector of samples.
INLINE V greatestOf(const double *z, ptrdiff_t units, ptrdiff_t stride, V *rest) {
  V greatest = load(z);
  for (ptrdiff_t o = 1; o < units; o++) greatest = larger(load(z + o * stride), greatest);
  V small = all(0), ties = all(-1);
  for (ptrdiff_t o = 0; o < units; o++) {
    V x = load(z + o * stride);
    VI isGreatest = x == greatest;
    small += choose(isGreatest, all(0), exponentialOf(x - greatest));
    ties += choose(isGreatest, all(1), all(0));
  }
  *rest = small + ties;
  return greatest;
}

/// From z to the shares of a softmax.
static void shareLayer(const KernelLayer *layer, ptrdiff_t stride, double *a) {
  for (ptrdiff_t at = 0; at < stride; at += WIDTH) {
    V rest;
    V greatest = greatestOf(a + at, layer->units, stride, &rest);
    for (ptrdiff_t o = 0; o < layer->units; o++) {
      store(a + o * stride + at, exponentialOf(load(a + o * stride + at) - greatest) / (1 + rest));
    }
  }
}

/// - keepsSlopes: whether the way back will be gone, too.
INLINE void forwardTo(const KernelTask *task, const double *parameters, const Places *places,
                      const int keepsSlopes) {
  const double *x = task->inputs;
  for (ptrdiff_t i = 0; i < task->layerCount; i++) {
    const KernelLayer *layer = &task->layers[i];
    LayerPlace place = places->layers[i];
    weighAll(layer, parameters, x, task->stride, place.f);
    int isLogLoss = task->loss == KERNEL_LOG_LOSS && i == task->layerCount - 1;
    int isShare = layer->activation == KERNEL_SOFTMAX;
    if (isLogLoss || isShare) {
      memcpy(places->outputs, place.f, sizeof(double) * (size_t)(layer->units * task->stride));
    }
    if (isShare) {
      shareLayer(layer, task->stride, place.a);
      break;
    }
    activateLayer(layer, x, layer->units * task->stride, place, isLogLoss, keepsSlopes);
    x = place.a;
  }
}

static void forward(const KernelTask *task, const double *parameters, const Places *places) {
  forwardTo(task, parameters, places, 1);
}

/// Σ −y ln a of a softmax, from its z: y((greatest − z) + ln(1 + rest)), 0 where y is 0.
static double crossEntropyOf(const KernelTask *task, const Places *places) {
  ptrdiff_t units = task->layers[task->layerCount - 1].units;
  V total_ = all(0);
  for (ptrdiff_t at = 0; at < task->stride; at += WIDTH) {
    V rest, own = all(0);
    V greatest = greatestOf(places->outputs + at, units, task->stride, &rest);
    V excess = lanewise(rest, log1p);
    for (ptrdiff_t o = 0; o < units; o++) {
      V z = load(places->outputs + o * task->stride + at);
      V target = load(task->targets + o * task->stride + at);
      own += choose((target == 0) & (z == z), all(0), target * ((greatest - z) + excess));
    }
    total_ += (V)((VI)own & lanesBelow(task->samples - at));
  }
  return total(total_);
}

static double lossOf(const KernelTask *task, const Places *places) {
  if (task->loss == KERNEL_CROSS_ENTROPY) return crossEntropyOf(task, places);
  const KernelLayer *last = &task->layers[task->layerCount - 1];
  const double *outputs = task->loss == KERNEL_LOG_LOSS ? places->outputs : places->layers[task->layerCount - 1].a;
  Losses losses = noLosses();
  for (ptrdiff_t o = 0; o < last->units; o++) {
    for (ptrdiff_t at = 0; at < task->stride; at += WIDTH) {
      addLoss(&losses, load(outputs + o * task->stride + at), load(task->targets + o * task->stride + at),
              lanesBelow(task->samples - at), task->loss);
    }
  }
  return total(lossesOf(&losses, task->loss));
}

static double NAME(lossSum)(const KernelTask *task, const double *parameters, double *workspace) {
  Places here = placesFor(task, workspace, 0);
  forwardTo(task, parameters, &here, 0);
  return lossOf(task, &here);
}

/// ∂L/∂a of an output with this error a − y.
INLINE V slopeOfLoss(V error, int loss) {
  if (loss == KERNEL_HALF_MSE) return error;
  if (loss == KERNEL_MAE) {
    return choose(error > 0, all(1), choose(error < 0, all(-1), choose(error != error, error, all(0))));
  }
  return 2 * error;
}

/// δ of a softmax: a − y under cross-entropy, else a(g − Σ ga), g being ∂L/∂a.
static void shareDeltas(const KernelTask *task, const Places *places) {
  ptrdiff_t units = task->layers[task->layerCount - 1].units, stride = task->stride;
  LayerPlace place = places->layers[task->layerCount - 1];
  for (ptrdiff_t at = 0; at < stride; at += WIDTH) {
    VI lanes = lanesBelow(task->samples - at);
    V mean = all(0);
    if (task->loss != KERNEL_CROSS_ENTROPY) {
      for (ptrdiff_t o = 0; o < units; o++) {
        V a = load(place.a + o * stride + at);
        mean += slopeOfLoss(a - load(task->targets + o * stride + at), task->loss) * a;
      }
    }
    for (ptrdiff_t o = 0; o < units; o++) {
      V a = load(place.a + o * stride + at);
      V target = load(task->targets + o * stride + at);
      V delta;
      if (task->loss == KERNEL_CROSS_ENTROPY) {
        // 1 − a keeps its digits where a is nearly 1 in what the others share.
        V others = all(0);
        for (ptrdiff_t k = 0; k < units; k++) {
          if (k != o) others += load(place.a + k * stride + at);
        }
        delta = choose(target == 1, -others, a - target);
      } else {
        delta = a * (slopeOfLoss(a - target, task->loss) - mean);
      }
      store(place.delta + o * stride + at, (V)((VI)delta & lanes));
    }
  }
}

/// δ of the outputs; 0 in lanes that are not samples, so that whatever stands there adds nothing.
static void outputDeltas(const KernelTask *task, const Places *places) {
  const KernelLayer *last = &task->layers[task->layerCount - 1];
  LayerPlace place = places->layers[task->layerCount - 1];
  if (last->activation == KERNEL_SOFTMAX) {
    shareDeltas(task, places);
    return;
  }
  for (ptrdiff_t o = 0; o < last->units; o++) {
    for (ptrdiff_t at = 0; at < task->stride; at += WIDTH) {
      ptrdiff_t here = o * task->stride + at;
      V target = load(task->targets + here);
      V error = load(place.a + here) - target;
      V delta;
      if (task->loss == KERNEL_LOG_LOSS) {
        // a − 1 where a is nearly 1 keeps its digits in 1 − a, which was kept.
        delta = choose(target == 1, -load(place.f + here), error);
      } else {
        V slope = slopeOfLoss(error, task->loss);
        V f = load(place.f + here);
        FOR_ACTIVATION(last->activation, delta = slope * slopeFrom(f, activation))
        if (last->isResidual) store(place.f + here, (V)((VI)slope & lanesBelow(task->samples - at)));
      }
      store(place.delta + here, (V)((VI)delta & lanesBelow(task->samples - at)));
    }
  }
}

/// ∂L/∂a of `units` sources from `first` on, or at once δ where the slopes were kept in its place.
INLINE void carry(const KernelLayer *layer, const double *parameters, const double *delta, ptrdiff_t stride,
                  LayerPlace below, ptrdiff_t first, ptrdiff_t at, const int hasSlopes, const int units,
                  const int vectors) {
  V sum[4][2];
  const double *w = parameters + layer->weights + first * layer->units;
  UNROLLED for (int i = 0; i < units; i++) {
    UNROLLED for (int v = 0; v < vectors; v++) sum[i][v] = all(0);
  }
  for (ptrdiff_t o = 0; o < layer->units; o++) {
    V d[2];
    UNROLLED for (int v = 0; v < vectors; v++) d[v] = load(delta + o * stride + at + v * WIDTH);
    UNROLLED for (int i = 0; i < units; i++) {
      UNROLLED for (int v = 0; v < vectors; v++) sum[i][v] = sum[i][v] + w[i * layer->units + o] * d[v];
    }
  }
  UNROLLED for (int i = 0; i < units; i++) {
    UNROLLED for (int v = 0; v < vectors; v++) {
      ptrdiff_t here = (first + i) * stride + at + v * WIDTH;
      store(below.delta + here, hasSlopes ? sum[i][v] * load(below.delta + here) : sum[i][v]);
    }
  }
}

INLINE void carryAll(const KernelLayer *layer, const double *parameters, const double *delta, ptrdiff_t stride,
                     LayerPlace below, const int hasSlopes) {
  ptrdiff_t first = 0;
  for (; first + 4 <= layer->inputs; first += 4) {
    ptrdiff_t at = 0;
    for (; at + 2 * WIDTH <= stride; at += 2 * WIDTH) {
      carry(layer, parameters, delta, stride, below, first, at, hasSlopes, 4, 2);
    }
    if (at < stride) carry(layer, parameters, delta, stride, below, first, at, hasSlopes, 4, 1);
  }
  for (; first + 2 <= layer->inputs; first += 2) {
    ptrdiff_t at = 0;
    for (; at + 2 * WIDTH <= stride; at += 2 * WIDTH) {
      carry(layer, parameters, delta, stride, below, first, at, hasSlopes, 2, 2);
    }
    if (at < stride) carry(layer, parameters, delta, stride, below, first, at, hasSlopes, 2, 1);
  }
  if (first == layer->inputs) return;
  for (ptrdiff_t at = 0; at < stride; at += WIDTH) {
    carry(layer, parameters, delta, stride, below, first, at, hasSlopes, 1, 1);
  }
}

/// Slopes of `outs` × `ins` weights, with samples in the lanes.
INLINE void slopesOfBlock(const KernelLayer *layer, const double *delta, const double *x, ptrdiff_t stride, double *g,
                          ptrdiff_t o, ptrdiff_t i, double scale, const int outs, const int ins) {
  V sum[4][4];
  UNROLLED for (int a = 0; a < outs; a++) {
    UNROLLED for (int b = 0; b < ins; b++) sum[a][b] = all(0);
  }
  for (ptrdiff_t at = 0; at < stride; at += WIDTH) {
    V source[4];
    UNROLLED for (int b = 0; b < ins; b++) source[b] = load(x + (i + b) * stride + at);
    UNROLLED for (int a = 0; a < outs; a++) {
      V d = load(delta + (o + a) * stride + at);
      UNROLLED for (int b = 0; b < ins; b++) sum[a][b] = sum[a][b] + d * source[b];
    }
  }
  UNROLLED for (int a = 0; a < outs; a++) {
    UNROLLED for (int b = 0; b < ins; b++) g[(i + b) * layer->units + o + a] = total(sum[a][b]) * scale;
  }
}

#define SLOPES(outs, ins) slopesOfBlock(layer, delta, x, stride, g, o, i, scale, outs, ins)

static void slopesInSampleLanes(const KernelLayer *layer, const double *delta, const double *x, ptrdiff_t stride,
                                double *g, double scale) {
  ptrdiff_t o = 0;
  for (; o + 4 <= layer->units; o += 4) {
    ptrdiff_t i = 0;
    for (; i + 4 <= layer->inputs; i += 4) SLOPES(4, 4);
    for (; i + 2 <= layer->inputs; i += 2) SLOPES(4, 2);
    for (; i < layer->inputs; i++) SLOPES(4, 1);
  }
  for (; o + 2 <= layer->units; o += 2) {
    ptrdiff_t i = 0;
    for (; i + 4 <= layer->inputs; i += 4) SLOPES(2, 4);
    for (; i < layer->inputs; i++) SLOPES(2, 1);
  }
  for (; o < layer->units; o++) {
    ptrdiff_t i = 0;
    for (; i + 4 <= layer->inputs; i += 4) SLOPES(1, 4);
    for (; i < layer->inputs; i++) SLOPES(1, 1);
  }
}

/// Slopes of `ins` × (`vectors` × WIDTH) weights, with units in the lanes; `turned` is δ sample by sample.
INLINE void slopesOfStrip(const KernelLayer *layer, const double *turned, const double *x, ptrdiff_t stride,
                          ptrdiff_t samples, ptrdiff_t pitch, double *g, ptrdiff_t o, ptrdiff_t i, double scale,
                          const int ins, const int vectors) {
  V sum[4][4];
  UNROLLED for (int a = 0; a < ins; a++) {
    UNROLLED for (int b = 0; b < vectors; b++) sum[a][b] = all(0);
  }
  for (ptrdiff_t s = 0; s < samples; s++) {
    V d[4];
    UNROLLED for (int b = 0; b < vectors; b++) d[b] = load(turned + s * pitch + o + b * WIDTH);
    UNROLLED for (int a = 0; a < ins; a++) {
      double source = x[(i + a) * stride + s];
      UNROLLED for (int b = 0; b < vectors; b++) sum[a][b] = sum[a][b] + source * d[b];
    }
  }
  UNROLLED for (int a = 0; a < ins; a++) {
    UNROLLED for (int b = 0; b < vectors; b++) {
      double *to = g + (i + a) * layer->units + o + b * WIDTH;
      V slopes = sum[a][b] * scale;
      ptrdiff_t left = layer->units - o - b * WIDTH;
      if (left >= WIDTH) {
        store(to, slopes);
      } else {
        for (int k = 0; k < left; k++) to[k] = slopes[k];
      }
    }
  }
}

#define STRIP(ins, vectors) \
  slopesOfStrip(layer, turned, x, stride, samples, pitch, g, o, i, scale, ins, vectors)

static void slopesInUnitLanes(const KernelLayer *layer, const double *delta, double *turned, const double *x,
                              ptrdiff_t stride, ptrdiff_t samples, double *g, double scale) {
  ptrdiff_t pitch = paddedUnits(layer->units);
  for (ptrdiff_t s = 0; s < samples; s++) {
    for (ptrdiff_t o = 0; o < layer->units; o++) turned[s * pitch + o] = delta[o * stride + s];
    for (ptrdiff_t o = layer->units; o < pitch; o++) turned[s * pitch + o] = 0;
  }
  for (ptrdiff_t i = 0; i < layer->inputs; i += 4) {
    ptrdiff_t o = 0;
    if (i + 4 <= layer->inputs) {
      for (; o + 4 * WIDTH <= pitch; o += 4 * WIDTH) STRIP(4, 4);
      for (; o < pitch; o += WIDTH) STRIP(4, 1);
    } else {
      ptrdiff_t start = i;
      for (; i < layer->inputs; i++) {
        for (o = 0; o < pitch; o += WIDTH) STRIP(1, 1);
      }
      i = start;
    }
  }
}

static void slopesOfLayer(const KernelTask *task, const Places *places, ptrdiff_t index, double *gradient) {
  const KernelLayer *layer = &task->layers[index];
  const double *x = index == 0 ? task->inputs : places->layers[index - 1].a;
  const double *delta = places->layers[index].delta;
  double scale = 1 / (double)task->samples;
  // Few samples in wide layers: adding up lanes would take longer than the products.
  if (layer->units >= WIDTH && task->samples <= 8 * WIDTH && layer->inputs > 8) {
    slopesInUnitLanes(layer, delta, places->turned, x, task->stride, task->samples, gradient + layer->weights, scale);
  } else {
    slopesInSampleLanes(layer, delta, x, task->stride, gradient + layer->weights, scale);
  }
  if (!layer->hasBias) return;
  for (ptrdiff_t o = 0; o < layer->units; o++) {
    V sum = all(0);
    for (ptrdiff_t at = 0; at < task->stride; at += WIDTH) sum = sum + load(delta + o * task->stride + at);
    gradient[layer->biases + o] = total(sum) * scale;
  }
}

/// From ∂L/∂a to δ of the layer below `index`, where the slopes were not kept in its place.
static void finishDeltas(const KernelTask *task, const Places *places, ptrdiff_t index) {
  const KernelLayer *below = &task->layers[index - 1];
  LayerPlace place = places->layers[index - 1];
  ptrdiff_t size = below->units * task->stride;
  if (task->layers[index].isResidual) {
    // ∂L/∂a of this layer goes on as it is: it was kept in the place of f(z), which is not needed any more.
    const double *passed = places->layers[index].f;
    for (ptrdiff_t at = 0; at < size; at += WIDTH) {
      store(place.delta + at, load(place.delta + at) + load(passed + at));
    }
  }
  FOR_ACTIVATION(below->activation, {
    for (ptrdiff_t at = 0; at < size; at += WIDTH) {
      V slope = load(place.delta + at);
      store(place.delta + at, slope * slopeFrom(load(place.f + at), activation));
      if (below->isResidual) store(place.f + at, slope);
    }
  })
}

static void backward(const KernelTask *task, const double *parameters, const Places *places, double *gradient) {
  outputDeltas(task, places);
  for (ptrdiff_t index = task->layerCount - 1; index >= 0; index--) {
    slopesOfLayer(task, places, index, gradient);
    if (index == 0) break;
    const KernelLayer *layer = &task->layers[index];
    const double *delta = places->layers[index].delta;
    LayerPlace place = places->layers[index - 1];
    if (replacesSlope(task, index - 1)) {
      carryAll(layer, parameters, delta, task->stride, place, 1);
      continue;
    }
    carryAll(layer, parameters, delta, task->stride, place, 0);
    finishDeltas(task, places, index);
  }
}

static double NAME(gradient)(const KernelTask *task, const double *parameters, double *workspace, double *gradient) {
  Places here = places(task, workspace);
  forward(task, parameters, &here);
  double loss = lossOf(task, &here);
  backward(task, parameters, &here, gradient);
  return loss;
}

static double NAME(lastSlopes)(const KernelTask *task, const double *parameters, double *workspace, double *gradient) {
  Places here = places(task, workspace);
  forward(task, parameters, &here);
  double loss = lossOf(task, &here);
  outputDeltas(task, &here);
  slopesOfLayer(task, &here, task->layerCount - 1, gradient);
  return loss;
}

/// Rounded like the change that is shown, and like the sum that is made of it.
INLINE void moveAlong(const double *gradient, double rate, double *parameters, ptrdiff_t count) {
#pragma clang fp contract(off)
  for (ptrdiff_t p = 0; p < count; p++) {
    double change = -rate * gradient[p];
    parameters[p] = parameters[p] + change;
  }
}

static void NAME(descend)(const KernelTask *task, double *parameters, double *workspace, double *gradient, double rate,
                          ptrdiff_t steps) {
  Places here = places(task, workspace);
  ptrdiff_t count = 0;
  for (ptrdiff_t i = 0; i < task->layerCount; i++) {
    const KernelLayer *layer = &task->layers[i];
    count += layer->inputs * layer->units + (layer->hasBias ? layer->units : 0);
  }
  for (ptrdiff_t step = 0; step < steps; step++) {
    forward(task, parameters, &here);
    backward(task, parameters, &here, gradient);
    moveAlong(gradient, rate, parameters, count);
  }
}
