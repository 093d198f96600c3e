/** The nodes of a cluster, any of which can answer: who fails or dawdles is passed over until it is well again. */

export type Node<Client> = {
  /** For messages: host and port. */
  name: string;
  client: Client;
  /** Whether it answers. */
  probe: () => Promise<boolean>;
  close: () => void;
};

export type NodesOptions = {
  /** Time after which another node is asked too, in ms. Weaviate's client itself tries a dead node for seconds. */
  hedgeMs?: number;
  /** How often a node that failed is looked at, in ms. */
  probeMs?: number;
  /** Told when a node is passed over, and when it is used again. */
  onChange?: (node: string, well: boolean, error?: unknown) => void;
};

/** No node of the cluster answered. */
export class ClusterUnavailableError extends Error {
  override name = 'ClusterUnavailableError';
}

export class Nodes<Client> {
  readonly #nodes: readonly Node<Client>[];
  readonly #options: Required<NodesOptions>;
  readonly #probing = new Map<Node<Client>, NodeJS.Timeout>();
  #turn = 0;

  constructor(
    nodes: readonly Node<Client>[],
    { hedgeMs = 1000, probeMs = 1000, onChange = () => {} }: NodesOptions = {},
  ) {
    this.#nodes = nodes;
    this.#options = { hedgeMs, probeMs, onChange };
  }

  /**
   * Asks one node after the other until one answers.
   *
   * @param work may be done by several nodes at once: it must not matter how often it is done
   * @param key a whole number: the same key goes to the same node first, whoever asks. Replicas build their graphs each for
   *   itself, so the last of many nearest vectors may differ between them. Without a key, nodes take turns.
   * @throws ClusterUnavailableError with the last node's error as its cause
   */
  call<T>(work: (client: Client) => Promise<T>, key?: number): Promise<T> {
    const order = this.#order(key ?? this.#turn++);
    return new Promise((resolve, reject) => {
      const timers = new Set<NodeJS.Timeout>();
      let asked = 0;
      let failed = 0;
      let settled = false;
      const settle = (settling: () => void) => {
        settled = true;
        for (const timer of timers) clearTimeout(timer);
        settling();
      };
      const askNext = () => {
        const node = order[asked++];
        if (settled || !node) return;
        const next = () => {
          clearTimeout(timer);
          if (timers.delete(timer)) askNext();
        };
        const timer = setTimeout(() => {
          this.#pass(node);
          next();
        }, this.#options.hedgeMs);
        timers.add(timer);
        Promise.resolve(node.client)
          .then(work)
          .then(
            (answer) => settle(() => resolve(answer)),
            (error: unknown) => {
              if (settled) return;
              this.#pass(node, error);
              if (++failed < order.length) next();
              else settle(() => reject(unavailable(order, error)));
            },
          );
      };
      askNext();
    });
  }

  /** Has every node do it. @throws what a node throws */
  each<T>(work: (client: Client) => Promise<T>): Promise<T[]> {
    return Promise.all(this.#nodes.map(({ client }) => work(client)));
  }

  close(): void {
    for (const timer of this.#probing.values()) clearInterval(timer);
    for (const node of this.#nodes) node.close();
  }

  /** Those that are well first; a node that is passed over is asked only where all others fail. */
  #order(key: number): Node<Client>[] {
    const first = key % this.#nodes.length;
    const turned = [...this.#nodes.slice(first), ...this.#nodes.slice(0, first)];
    return [...turned.filter((n) => !this.#probing.has(n)), ...turned.filter((n) => this.#probing.has(n))];
  }

  #pass(node: Node<Client>, error?: unknown): void {
    if (this.#nodes.length === 1 || this.#probing.has(node)) return;
    this.#options.onChange(node.name, false, error);
    const timer = setInterval(async () => {
      const well = await node.probe().catch(() => false);
      if (!well || !this.#probing.delete(node)) return;
      clearInterval(timer);
      this.#options.onChange(node.name, true);
    }, this.#options.probeMs);
    timer.unref();
    this.#probing.set(node, timer);
  }
}

const unavailable = (nodes: readonly Node<unknown>[], cause: unknown) =>
  new ClusterUnavailableError(
    `The Weaviate cluster (${nodes.map((n) => n.name).join(', ')}) does not answer: ${(cause as Error).message}`,
    { cause },
  );
