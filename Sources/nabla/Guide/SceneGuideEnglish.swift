// The page on writing a scene, in English.

extension SceneGuide {
  /// - Parameter scene: the smallest scene, indented.
  static func english(_ scene: String) -> String {
    """
    WRITE A SCENE OF YOUR OWN

    A scene is a text file whose name ends in .yaml. It says what learns, from what
    it learns, and what you want to tell about it.

      nabla new my.yaml                  begins one, with comments
      nabla new --from spiral my.yaml    or begins with a copy from the library
      nabla check my.yaml                says what is wrong, or ok
      nabla my.yaml                      opens it; Ctrl+O reads the file again

    The smallest one:

    \(scene)

    How it is written: a word, a colon, a space, a value. What belongs to a word
    stands below it, two spaces further in; never use tabs. Items of a list begin
    with "- ". { } and [ ] write a group and a list in one line. Text goes between
    "quotes". What follows # is a note of your own.

    What stands in it (network and data must; all words: nabla guide --words):

      title           { ko: …, en: … }, or one "text" for both languages
      lesson          a list of texts, one a page, at most four short lines each
      question        to ask first (of what: guess: w5). Its answer: shows at
                      step reveal: 30, or change activation=tanh 30 after that
      notes           texts for teachers, as lesson (adapted: is written by x)
      network         inputs: how many numbers go in; layers: a list from the
                      first hidden layer to the output, { units: 3, activation:
                      tanh, bias: false }. Live: :layers 2-3:tanh:no-bias-1
      data            samples: - { input: [0, 1], target: [1] } and so on, or
                      generator: spiral, noise: 0.05, or function: "sin(3*x1)", or
                      file: table.csv, targets last. features: ["x1", "x1^2"] go
                      in instead of inputs; test: 0.3 is held out, to try it on
      numbering       by-target: w1, w2 … and lists go x1→h1, x2→h1, then x1→h2 …
      initialization  { scheme: xavier, seed: 7 }, or weights of your own. A list
                      goes source by source: x1→h1, x1→h2, then x2→h1 …; matrices
                      as books print them, a row for each neuron that receives:
                      { weights: [.15, .25, .20, .30, .40, .45] } is the same as
                      { weights: [[[.15, .20], [.25, .30]], [[.40, .45]]] }
      loss            mse (y-a)², half-mse ½(y-a)², mae |y-a|, log-loss, or with
                      softmax cross-entropy. C: outputs summed, samples' mean
      training        { optimizer: adam, learning-rate: 0.1, batch: 4 }, and there
                      regularization: { l2: 0.01 }, frozen: biases, schedule: …
      contour         { x: w1, y: w2 }: the two parameters of the landscape
      panels          what to show first: [data, network, loss, lesson]
      runs            what m compares, what differs: [{ learning-rate: 0.1 }]

    Instead of network and data, cost: "w1^2 + 10*w2^2" is a landscape to go down.

    How check helps. It tells the mistakes that it finds, one line each:

      my.yaml:4:31: error: unknown activation 'sigmiod' (did you mean 'sigmoid'?)

    That is line 4, 31st character. Mend the first line first, for later ones may
    come from it, and check again until it says ok. Then nabla my.yaml, and look.
    To find it by name, as nabla my, put it in ~/.local/share/nabla/scenes.

    """
  }
}
