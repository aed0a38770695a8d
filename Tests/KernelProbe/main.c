// Does with one level of the kernels what standard input orders, number by number: for machines that are emulated, where
// there are no Swift tests.
//
//   KernelProbe LEVEL <orders >results
//
// All words are 64 bits in hexadecimal, doubles by their bits. An order is its kind and what the structures of kernels.h
// hold, a list being its length and its numbers; an empty list is a null pointer. KernelOrder.swift writes them.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"

static int64_t integer(void) {
  uint64_t word;
  if (scanf("%" SCNx64, &word) != 1) exit(65);
  return (int64_t)word;
}

static double number(void) {
  int64_t word = integer();
  double result;
  memcpy(&result, &word, sizeof result);
  return result;
}

static void *room(ptrdiff_t bytes) {
  void *result = aligned_alloc(64, ((size_t)bytes + 127) / 64 * 64);
  if (!result) exit(70);
  memset(result, 0, (size_t)bytes);
  return result;
}

static double *numbers(ptrdiff_t *count) {
  ptrdiff_t length = integer();
  if (count) *count = length;
  if (length == 0) return NULL;
  double *result = room(length * 8);
  for (ptrdiff_t i = 0; i < length; i++) result[i] = number();
  return result;
}

static const KernelLayer *layers(ptrdiff_t *count) {
  *count = integer();
  KernelLayer *result = room(*count * (ptrdiff_t)sizeof(KernelLayer));
  for (ptrdiff_t i = 0; i < *count; i++) {
    result[i].inputs = integer();
    result[i].units = integer();
    result[i].activation = (int)integer();
    result[i].hasBias = (int)integer();
    result[i].isResidual = (int)integer();
    result[i].weights = integer();
    result[i].biases = integer();
  }
  return result;
}

static KernelTask task(void) {
  KernelTask result = {0};
  result.layers = layers(&result.layerCount);
  result.samples = integer();
  result.stride = integer();
  result.inputs = numbers(NULL);
  result.targets = numbers(NULL);
  result.loss = (int)integer();
  return result;
}

static KernelAxis axis(void) {
  KernelAxis result;
  result.inner = (int)integer();
  result.offset = numbers(NULL);
  result.factor = numbers(NULL);
  result.weight = numbers(NULL);
  return result;
}

static void tell(const double *values, ptrdiff_t count) {
  for (ptrdiff_t i = 0; i < count; i++) {
    uint64_t word;
    memcpy(&word, &values[i], sizeof word);
    printf("%" PRIx64 "\n", word);
  }
}

/// C, C with ∇C, and C with the slopes of the last layer, where the others stay 0.
static void pass(const KernelTable *level) {
  KernelTask given = task();
  ptrdiff_t count;
  double *parameters = numbers(&count);
  double *workspace = room(level->workspace(&given) * 8);
  double *gradient = room(count * 8);
  double cost = level->lossSum(&given, parameters, workspace);
  tell(&cost, 1);
  cost = level->gradient(&given, parameters, workspace, gradient);
  tell(&cost, 1);
  tell(gradient, count);
  memset(gradient, 0, (size_t)count * 8);
  cost = level->lastSlopes(&given, parameters, workspace, gradient);
  tell(&cost, 1);
  tell(gradient, count);
}

static void descent(const KernelTable *level) {
  KernelTask given = task();
  ptrdiff_t count;
  double *parameters = numbers(&count);
  double rate = number();
  ptrdiff_t steps = integer();
  level->descend(&given, parameters, room(level->workspace(&given) * 8), room(count * 8), rate, steps);
  tell(parameters, count);
}

/// As many runs as the level is wide: C of each before the first step, then of each step, then where they are.
static void runs(const KernelTable *level) {
  KernelTask given = task();
  KernelRule rule;
  rule.kind = (int)integer();
  rule.beta = number();
  rule.beta2 = number();
  rule.epsilon = number();
  rule.power = number();
  rule.power2 = number();
  ptrdiff_t count;
  double *rates = numbers(NULL);
  double *parameters = numbers(&count);
  ptrdiff_t steps = integer();
  double *workspace = room(level->runWorkspace(&given) * 8);
  double *costs = room(steps * level->width * 8);
  level->runCosts(&given, parameters, workspace, costs);
  tell(costs, level->width);
  ptrdiff_t made = level->runSteps(&given, &rule, rates, parameters, room(count * 8), room(count * 8), workspace, 1e300,
                                   steps, costs, NULL, 0);
  tell(costs, made * level->width);
  tell(parameters, count);
}

static void sums(const KernelTable *level) {
  KernelSums given = {0};
  given.samples = integer();
  given.moving = integer();
  given.column = axis();
  given.row = axis();
  given.base = numbers(NULL);
  given.activation = (int)integer();
  given.above = numbers(NULL);
  given.aboveWeights = numbers(NULL);
  given.layers = layers(&given.layerCount);
  given.parameters = numbers(NULL);
  given.targets = numbers(NULL);
  given.loss = (int)integer();
  given.fixedLoss = number();
  ptrdiff_t columns, rows;
  double *xs = numbers(&columns);
  double *ys = numbers(&rows);
  ptrdiff_t entries = rows * given.samples * given.moving;
  double *raw = room(entries * 8);
  double *exponentials = room(entries * 8);
  double *costs = room(rows * columns * 8);
  double largest = level->sumRows(&given, ys, rows, raw, exponentials);
  for (ptrdiff_t first = 0; first < columns; first += level->width) {
    ptrdiff_t count = columns - first < level->width ? columns - first : level->width;
    level->sumColumns(&given, xs + first, count, raw, exponentials, largest, rows,
                      room(level->sumWorkspace(&given) * 8), costs + first, columns, 1);
  }
  tell(costs, rows * columns);
}

static void stack(const KernelTable *level) {
  KernelStack given = {0};
  given.samples = integer();
  given.offset = numbers(NULL);
  given.factor = numbers(NULL);
  given.lowerActivation = (int)integer();
  given.above = numbers(NULL);
  given.aboveWeights = numbers(NULL);
  given.layers = layers(&given.layerCount);
  given.upper = integer();
  given.parameters = numbers(NULL);
  given.upperUnit = integer();
  given.upperSource = integer();
  given.fixedFactor = numbers(NULL);
  given.targets = numbers(NULL);
  given.loss = (int)integer();
  ptrdiff_t columns, rows;
  double *lower = numbers(&columns);
  double *upper = numbers(&rows);
  double *costs = room(rows * columns * 8);
  for (ptrdiff_t first = 0; first < columns; first += level->width) {
    ptrdiff_t count = columns - first < level->width ? columns - first : level->width;
    level->stackColumns(&given, lower + first, count, upper, rows, room(level->stackWorkspace(&given) * 8),
                        costs + first, columns, 1);
  }
  tell(costs, rows * columns);
}

int main(int count, char **arguments) {
  const KernelTable *level = kernelLevel(count > 1 ? atoi(arguments[1]) : 0);
  if (!level) {
    puts("none");
    return 69;
  }
  printf("%s %td\n", level->name, level->width);
  uint64_t kind;
  while (scanf("%" SCNx64, &kind) == 1) {
    switch (kind) {
    case 1: pass(level); break;
    case 2: descent(level); break;
    case 3: runs(level); break;
    case 4: sums(level); break;
    case 5: stack(level); break;
    default: return 65;
    }
  }
  return 0;
}
