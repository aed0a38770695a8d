// Vectors of WIDTH doubles and elementary functions of them; included once a level.
// The exponential's coefficients: a minimax polynomial of e^r on |r| ≤ ln 2 / 2, found by us.

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef double V __attribute__((vector_size(WIDTH * 8)));
typedef double VU __attribute__((vector_size(WIDTH * 8), aligned(8)));
typedef int64_t VI __attribute__((vector_size(WIDTH * 8)));
#define INLINE static inline __attribute__((always_inline))
#define UNROLLED _Pragma("clang loop unroll(full)")

INLINE V load(const double *p) { return *(const VU *)p; }
INLINE void store(double *p, V v) { *(VU *)p = v; }
INLINE V all(double x) { return x - (V){0}; }
INLINE V choose(VI where, V a, V b) { return (V)((where & (VI)a) | (~where & (VI)b)); }
/// Whether the sign bit is set; SSE2 compares no integers of 64 bits.
#if WIDTH == 2
#define IS_NEGATIVE(x) ((x) < 0)
#else
#define IS_NEGATIVE(x) ((VI)(x) < 0)
#endif
INLINE V smaller(V a, V b) { return choose(a < b, a, b); }
INLINE V larger(V a, V b) { return choose(a > b, a, b); }
INLINE V magnitude(V x) { return (V)((VI)x & 0x7fffffffffffffff); }

INLINE double total(V v) {
#if WIDTH == 8
  return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
#elif WIDTH == 4
  return (v[0] + v[2]) + (v[1] + v[3]);
#else
  return v[0] + v[1];
#endif
}

/// All bits where a lane of the vector that starts at `first` is a sample.
INLINE VI lanesBelow(ptrdiff_t count) {
  VI lanes;
  UNROLLED for (int i = 0; i < WIDTH; i++) lanes[i] = i;
  return lanes < (VI)((VI){0} + (int64_t)count);
}

/// e^x = scale · (1 + rest) for x cut to ±700, both exact to about 2^−53; `isPositive` spares the cut on the left, `power`
/// multiplies by a power of two.
INLINE V exponentialPartsOf(V x, V *scale, const int isPositive, const int64_t power) {
  x = choose(x > 700, all(700), x);
  if (!isPositive) x = choose(x < -700, all(-700), x);
#ifdef POWER_OF_SIXTEENTH
  // x = n ln 2 / 16 + r: a table of the powers 2^(j/16) leaves so small an r that degree 6 is enough.
  V t = x * 0x1.71547652b82fep4 + 0x1.8p52;
  V n = t - 0x1.8p52;
  V r = x - n * 0x1.62e42feep-5;
  r = r - n * 1.1926343307941173e-11;
  V r2 = r * r;
  V p01 = 0.5 + 0.166666666653011447858 * r;
  V p23 = 0.04166666666495976709692 + 0.008333449724528356156909 * r;
  V q = p01 + r2 * (p23 + r2 * 0.001388903437769301188251);
  *scale = (V)(POWER_OF_SIXTEENTH((VI)t) + (((VI)t << 48) + power * (1L << 52)));
#else
  V t = x * 0x1.71547652b82fep0 + 0x1.8p52;
  V n = t - 0x1.8p52;
  V r = x - n * 6.93147180369123816490e-01;
  r = r - n * 1.90821492927058770002e-10;
  V r2 = r * r;
  V r4 = r2 * r2;
  V p01 = 0.50000000000000010221 + 0.16666666666666667453 * r;
  V p23 = 0.041666666666624127873 + 0.0083333333333300618325 * r;
  V p45 = 0.0013888888917213716901 + 0.00019841269863053616878 * r;
  V p67 = 0.000024801521295954375131 + 2.7557268459997064772e-6 * r;
  V p89 = 2.7620088445408739e-7 + 2.5100385495510319078e-8 * r;
  V q = (p01 + p23 * r2) + r4 * ((p45 + p67 * r2) + r4 * p89);
  *scale = (V)(((VI)t << 52) + (0x3ff0000000000000 + power * (1L << 52)));
#endif
  return r + r2 * q;
}

INLINE V exponentialParts(V x, V *scale) { return exponentialPartsOf(x, scale, 0, 0); }

INLINE V exponentialOf(V x) {
  V scale;
  V rest = exponentialParts(x, &scale);
  return scale + scale * rest;
}

/// e^x − 1, with all its digits also near 0.
INLINE V exponentialMinusOneOf(V x) {
  V scale;
  V rest = exponentialParts(x, &scale);
  return scale * rest + (scale - 1);
}

/// σ(x) or 1 − σ(x), whichever is at most ½: a difference would lose the digits of the other where it is nearly 1.
INLINE V smallerSigmoid(V x) {
  V scale;
  V rest = exponentialPartsOf(magnitude(x), &scale, 1, 0);
  return 1 / (1 + (scale + scale * rest));
}

INLINE V sigmoidFrom(V small, V x) { return choose(IS_NEGATIVE(x), small, 1 - small); }

INLINE V sigmoidOf(V x) { return sigmoidFrom(smallerSigmoid(x), x); }

/// tanh x, and its slope 1 − tanh² x from 1 − |tanh x| = 2 ∕ (e^2|x| + 1), which a difference would lose likewise.
INLINE V tanhParts(V x, V *slope) {
  V scale;
  V rest = exponentialPartsOf(2 * magnitude(x), &scale, 1, -1);
  V half = scale * rest + (scale - 0.5);
  V left = 1 / (half + 1);
  V size = half * left;
  *slope = left + left * size;
  return (V)((VI)size | ((VI)x & INT64_MIN));
}

INLINE V tanhOf(V x) {
  V slope;
  return tanhParts(x, &slope);
}

/// 1 / q for q in about 1…1e300, where many are needed at once.
INLINE V reciprocal(V q) {
#ifdef RECIPROCAL_ESTIMATE
  V r = RECIPROCAL_ESTIMATE(q);
  V e = 1 - q * r;
  r = r + r * e;
  return r + r * (e * e);
#else
  return 1 / q;
#endif
}

INLINE V lanewise(V x, double (*f)(double)) {
  UNROLLED for (int i = 0; i < WIDTH; i++) x[i] = f(x[i]);
  return x;
}

INLINE V softplusOf(V x) {
  V e = lanewise(exponentialOf(-magnitude(x)), log1p);
  return choose(x != x, x, larger(x, all(0)) + e);
}

/// f(z). The activation is known where this is inlined.
INLINE V activated(V z, int activation) {
  switch (activation) {
  case KERNEL_SIGMOID: return sigmoidOf(z);
  case KERNEL_TANH: return tanhOf(z);
  case KERNEL_RELU: return choose((z > 0) | (z != z), z, all(0));
  case KERNEL_LEAKY_RELU: return choose(z > 0, z, 0.01 * z);
  case KERNEL_ELU: return choose(z > 0, z, exponentialMinusOneOf(z));
  case KERNEL_SOFTPLUS: return softplusOf(z);
  case KERNEL_SINE: return lanewise(z, sin);
  case KERNEL_STEP: return choose(z != z, z, choose(z >= 0, all(1), all(0)));
  default: return z;
  }
}

/// Whether f′ is worked out beside f(z): a sine's does not follow from it, and of the others it would lose its digits where
/// they are nearly flat.
INLINE int hasSlopeBeside(int activation) {
  return activation == KERNEL_SIGMOID || activation == KERNEL_TANH || activation == KERNEL_ELU ||
         activation == KERNEL_SINE;
}

/// f(z) and f′(z) of such an activation.
INLINE V activatedBeside(V z, V *slope, int activation) {
  switch (activation) {
  case KERNEL_SIGMOID: {
    V small = smallerSigmoid(z);
    *slope = small - small * small;
    return sigmoidFrom(small, z);
  }
  case KERNEL_TANH: return tanhParts(z, slope);
  case KERNEL_ELU: {
    V scale;
    V rest = exponentialParts(z, &scale);
    *slope = choose(z > 0, all(1), scale + scale * rest);
    return choose(z > 0, z, scale * rest + (scale - 1));
  }
  default: *slope = lanewise(z, cos); return lanewise(z, sin);
  }
}

/// f′ from f(z), or as it was worked out beside it.
INLINE V slopeFrom(V f, int activation) {
  switch (activation) {
  case KERNEL_RELU: return choose(f > 0, all(1), all(0));
  case KERNEL_LEAKY_RELU: return choose(f > 0, all(1), all(0.01));
  case KERNEL_SOFTPLUS: return -exponentialMinusOneOf(-f);
  case KERNEL_STEP: return all(0);
  case KERNEL_IDENTITY: return all(1);
  default: return f;
  }
}

/// `expression` with `activation` a constant in each branch.
#define FOR_ACTIVATION(value, expression) \
  switch (value) { \
  case KERNEL_SIGMOID: { enum { activation = KERNEL_SIGMOID }; expression; } break; \
  case KERNEL_TANH: { enum { activation = KERNEL_TANH }; expression; } break; \
  case KERNEL_RELU: { enum { activation = KERNEL_RELU }; expression; } break; \
  case KERNEL_LEAKY_RELU: { enum { activation = KERNEL_LEAKY_RELU }; expression; } break; \
  case KERNEL_ELU: { enum { activation = KERNEL_ELU }; expression; } break; \
  case KERNEL_SOFTPLUS: { enum { activation = KERNEL_SOFTPLUS }; expression; } break; \
  case KERNEL_SINE: { enum { activation = KERNEL_SINE }; expression; } break; \
  case KERNEL_STEP: { enum { activation = KERNEL_STEP }; expression; } break; \
  default: { enum { activation = KERNEL_IDENTITY }; expression; } break; \
  }

/// The sum of losses, lane by lane.
typedef struct {
  V sum;
  /// For log loss: the product of the (1 + e^−|z|) so far, less 1, so that factors close to 1 are not lost.
  V excess;
  int factors;
} Losses;

INLINE Losses noLosses(void) { return (Losses){all(0), all(0), 0}; }

INLINE void foldLosses(Losses *losses) {
  losses->sum += lanewise(losses->excess, log1p);
  losses->excess = all(0);
  losses->factors = 0;
}

/// Adds the loss of outputs; for log loss of their weighted inputs. Lanes that are not samples count nothing.
INLINE void addLoss(Losses *losses, V output, V target, VI lanes, int loss) {
  switch (loss) {
  case KERNEL_MSE: {
    V error = (V)((VI)(output - target) & lanes);
    losses->sum = losses->sum + error * error;
    break;
  }
  case KERNEL_HALF_MSE: {
    V error = (V)((VI)(output - target) & lanes);
    losses->sum = losses->sum + 0.5 * (error * error);
    break;
  }
  case KERNEL_MAE: losses->sum += magnitude((V)((VI)(output - target) & lanes)); break;
  case KERNEL_LOG_LOSS: {
    // ln(1 + e^z) − yz = max((1 − y)z, −yz) + ln(1 + e^−|z|), 0 on the right side also at infinity.
    V right = choose(target == 1, all(0), (1 - target) * output);
    V left = choose((target == 0) & (output == output), all(0), -target * output);
    V straight = choose(output > 0, right, left);
    losses->sum += (V)((VI)straight & lanes);
    V e = (V)((VI)exponentialOf(-magnitude(output)) & lanes);
    losses->excess += e * (1 + losses->excess);
    if (++losses->factors == 512) foldLosses(losses);
    break;
  }
  // No other loss is taken for one of these.
  default: losses->sum = losses->sum + all(NAN);
  }
}

INLINE V lossesOf(Losses *losses, int loss) {
  if (loss == KERNEL_LOG_LOSS) foldLosses(losses);
  return losses->sum;
}
