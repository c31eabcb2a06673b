#!/usr/bin/python3
"""Attribution (EAP) and sweeps of ACDC on compiled networks: Axonmark beside PyTorch, hook by hook and batched, one core each, float64.

Run from the checkout: ci/peers/circuits_passes.py (after ./axonmark tasks, which builds; needs python3-torch).
Four disguised networks of the library, such whose hidden units no prompt puts at the kink of their ReLU where it matters: there the gradient is
rounding's, and nobody's scores agree. Attribution: 64 pairs of prompts of all lengths. Sweeps: one for each of 32 pairs of the longest prompts, an
edge at a time from the output back, as circuits-acdc does. Axonmark runs its submissions behind the meter, in one process. *Hooks* is written as
the ACDC repository works: a module for each head and MLP, hooks that keep what it writes and put together what it reads, one edge after the other,
one forward pass for each edge tried; two of the sweeps, whose time is taken 16 times. *Batched*: heads in one product, what is read as a product of
a mask and what was written, all sweeps beside each other with a mask of their own. *Resumed* is batched and begins with the layer of the edge that
is tried. Times are CPU times; JVM start, imports and the networks' set-up are excluded, all are warm; three alternated rounds. Every score is
compared. Prints the medians of the ratios; fails where scores differ by more than 1e-6 of the largest, or a ratio is not reached: sweeps 10 times
hooks and 3 times batched, attribution 3 times batched. Attribution takes no run an edge, so hooks hardly slow it, and its ratio to them is shown only.
"""
import os
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
import glob
import json
import statistics
import subprocess
import sys
import tempfile
import time

import torch

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ROUNDS = 3
ALLOWED = 1e-6
THRESHOLD = 0.01  # of what cutting all edges does: circuits-acdc's
HOOKS, BATCHED = 10, 3  # times that Axonmark is to be faster
TIMES = {"eap": 7500, "sweeps": 1500}  # by edges: how often Axonmark runs a method, as a clock of CPU time may tick each 10 ms
torch.set_num_threads(1)


def tensor(values):
    return torch.tensor(values, dtype=torch.float64)


class Graph:
    """Edges by reader, then writer; readers and writers in the order of computation."""

    def __init__(self, layers, heads):
        self.readable, self.owner, self.at = [], [], []
        writers = 2
        for layer in range(layers):
            for head in range(heads):
                self.readable += [writers] * 3
                self.owner += [writers + head] * 3
                self.at += [(layer, 0)] * 3
            writers += heads + 1
            self.readable.append(writers - 1)
            self.owner.append(writers - 1)
            self.at.append((layer, 1))
        self.readable.append(writers)
        self.owner.append(-1)
        self.at.append((layers, 0))
        self.writers = writers
        self.readers = len(self.readable)
        self.edges = [(w, r) for r, most in enumerate(self.readable) for w in range(most)]
        self.reader = torch.tensor([r for _, r in self.edges])
        self.writer = torch.tensor([w for w, _ in self.edges])


def difference(outputs, label, wrong):
    """Of each prompt, the outputs at labels less those at wrong labels; -1 is none."""
    def chosen(which):
        return (outputs.gather(-1, which.clamp(min=0).unsqueeze(-1)).squeeze(-1) * ((which >= 0) & (label >= 0))).sum(-1)
    return chosen(label) - chosen(wrong)


# Hook by hook

class Head(torch.nn.Module):
    def __init__(self, head):
        super().__init__()
        self.query, self.key, self.value, self.output = (tensor(head[name]) for name in ("query", "key", "value", "output"))

    def forward(self, q, k, v):
        q, k, v = q @ self.query, k @ self.key, v @ self.value
        return (q @ k.transpose(-1, -2) / self.query.shape[1] ** 0.5).softmax(-1) @ v @ self.output


class Mlp(torch.nn.Module):
    def __init__(self, layer):
        super().__init__()
        self.into, self.bias, self.out, self.after = (tensor(layer[name]) for name in ("in", "inBias", "out", "outBias"))

    def forward(self, x):
        return (x @ self.into + self.bias).relu() @ self.out + self.after


class Output(torch.nn.Module):
    def __init__(self, net):
        super().__init__()
        self.unembedding, self.bias = tensor(net["unembedding"]), tensor(net["outputBias"])

    def forward(self, x):
        return x @ self.unembedding + self.bias


class Hooked(torch.nn.Module):
    """A network of one module a node. Without hooks each reads the residual stream."""

    def __init__(self, net):
        super().__init__()
        self.embedding, self.positions = tensor(net["embedding"]), tensor(net["positions"])
        self.nodes = torch.nn.ModuleList()
        for layer in net["layers"]:
            self.nodes.extend(Head(head) for head in layer["heads"])
            self.nodes.append(Mlp(layer))
        self.nodes.append(Output(net))
        self.embed, self.pos = torch.nn.Identity(), torch.nn.Identity()
        self.graph = Graph(len(net["layers"]), net["heads"])
        self.heads = net["heads"]

    def named(self):
        """Modules that write, in order."""
        return [self.embed, self.pos, *self.nodes[:-1]]

    def forward(self, tokens):
        stream = self.embed(self.embedding[tokens]) + self.pos(self.positions[:tokens.shape[1]].expand(*tokens.shape, -1))
        for layer in range(0, len(self.nodes) - 1, self.heads + 1):
            stream = stream + sum(node(stream, stream, stream) for node in self.nodes[layer:layer + self.heads])
            stream = stream + self.nodes[layer + self.heads](stream)
        return self.nodes[-1](stream)

    def written(self, tokens):
        """Outputs, and what each writer wrote."""
        kept = [None] * self.graph.writers
        hooks = [node.register_forward_hook(lambda _, __, out, w=w: kept.__setitem__(w, out)) for w, node in enumerate(self.named())]
        outputs = self(tokens)
        for hook in hooks:
            hook.remove()
        return outputs, kept


def hooked_sweep(net, clean, corrupt, label, wrong):
    graph = net.graph
    with torch.no_grad():
        corrupt_outputs, corrupt_written = net.written(corrupt)
        # What each reader reads in the corrupt run; an edge that is kept adds how the writer differs from it in this run.
        totals = [sum(corrupt_written[:most]) for most in graph.readable]
        changes = [None] * graph.writers
        present = [set(range(most)) for most in graph.readable]

        def keep(writer):
            def hook(_, __, out):
                changes[writer] = out - corrupt_written[writer]
            return hook

        def read(readers):
            def hook(_, __):
                given = []
                for reader in readers:
                    x = totals[reader].clone()
                    for writer in present[reader]:
                        x += changes[writer]
                    given.append(x)
                return tuple(given)
            return hook

        hooks = [node.register_forward_hook(keep(writer)) for writer, node in enumerate(net.named())]
        for node in range(len(net.nodes)):
            readers = [r for r in range(graph.readers) if graph.owner[r] == (node + 2 if node < len(net.nodes) - 1 else -1)]
            hooks.append(net.nodes[node].register_forward_pre_hook(read(readers)))
        before = difference(net(clean), label, wrong).item()
        whole = abs(before - difference(corrupt_outputs, label, wrong).item())
        scores, is_read = [0.0] * len(graph.edges), set()
        for edge in range(len(graph.edges) - 1, -1, -1):
            writer, reader = graph.edges[edge]
            owner = graph.owner[reader]
            if owner >= 0 and owner not in is_read:
                continue
            present[reader].discard(writer)
            after = difference(net(clean), label, wrong).item()
            change = abs(after - before) / whole
            if change >= THRESHOLD:
                present[reader].add(writer)
                is_read.add(writer)
                scores[edge] = 1 + change / (1 + change)
            else:
                before = after
        for hook in hooks:
            hook.remove()
    return torch.tensor(scores, dtype=torch.float64)


def hooked_eap(net, batches):
    graph = net.graph
    scores = torch.zeros(len(graph.edges), dtype=torch.float64)
    for clean, corrupt, label, wrong in batches:
        with torch.no_grad():
            _, corrupt_written = net.written(corrupt)
        read = [None] * graph.readers
        hooks = []
        for node in range(len(net.nodes)):
            readers = [r for r in range(graph.readers) if graph.owner[r] == (node + 2 if node < len(net.nodes) - 1 else -1)]

            def part(_, given, readers=readers):
                # Copies of its own, so that each port has a gradient.
                copies = tuple(x.clone().requires_grad_() if not x.requires_grad else x.clone() for x in given)
                for reader, x in zip(readers, copies):
                    x.retain_grad()
                    read[reader] = x
                return copies
            hooks.append(net.nodes[node].register_forward_pre_hook(part))
        outputs, written = net.written(clean)
        difference(outputs, label, wrong).sum().backward()
        with torch.no_grad():
            for edge, (writer, reader) in enumerate(graph.edges):
                scores[edge] += ((corrupt_written[writer] - written[writer]) * read[reader].grad).sum((1, 2)).abs().sum()
        for hook in hooks:
            hook.remove()
    return scores


# Batched

class Batched:
    """The same network, heads of a layer in one product; activations [prompts][nodes][length · width]."""

    def __init__(self, net):
        self.graph = Graph(len(net["layers"]), net["heads"])
        self.heads = net["heads"]
        self.embedding, self.positions = tensor(net["embedding"]), tensor(net["positions"])
        self.unembedding, self.bias = tensor(net["unembedding"]), tensor(net["outputBias"])
        # Queries, keys and values of all heads: [3 · heads][width][headWidth], in the order of readers.
        self.layers = [(
            tensor([head[name] for head in layer["heads"] for name in ("query", "key", "value")]),
            tensor([head["output"] for head in layer["heads"]]),
            *(tensor(layer[name]) for name in ("in", "inBias", "out", "outBias"))) for layer in net["layers"]]

    def attend(self, layer, x):
        """Heads, of what their ports read [prompts][3 · heads][length][width]."""
        projections, output = self.layers[layer][:2]
        p = x @ projections
        q, k, v = p[:, 0::3], p[:, 1::3], p[:, 2::3]
        return (q @ k.transpose(-1, -2) / projections.shape[-1] ** 0.5).softmax(-1) @ v @ output

    def think(self, layer, x):
        into, bias, out, after = self.layers[layer][2:]
        return (x @ into + bias).relu() @ out + after

    def embedded(self, tokens):
        return self.embedding[tokens], self.positions[:tokens.shape[1]].expand(*tokens.shape, -1)

    def plain(self, tokens):
        """Outputs, and what was written [prompts][writers][length · width]."""
        embed, pos = self.embedded(tokens)
        written, stream = [embed.unsqueeze(1), pos.unsqueeze(1)], embed + pos
        for layer in range(len(self.layers)):
            written.append(self.attend(layer, stream.unsqueeze(1).expand(-1, 3 * self.heads, -1, -1)))
            stream = stream + written[-1].sum(1)
            written.append(self.think(layer, stream).unsqueeze(1))
            stream = stream + written[-1].squeeze(1)
        return stream @ self.unembedding + self.bias, torch.cat(written, 1).flatten(2)

    def masked(self, shape, mask, clean, other, begin):
        """Outputs where mask [prompts][readers][writers] has readers read the other's writers; layers before the first are the clean run's."""
        graph = self.graph
        layers = len(self.layers)
        each = self.heads + 1
        count = 2 + begin * each
        written, changed = torch.empty_like(clean), torch.empty_like(clean)
        written[:, :count] = clean[:, :count]
        changed[:, :count] = other[:, :count] - clean[:, :count]
        stream = written[:, :count].sum(1, keepdim=True)

        def read(first, number, writers):
            return (stream + mask[:, first:first + number, :writers] @ changed[:, :writers]).view(len(mask), number, *shape)

        def write(first, what):
            nonlocal stream
            what = what.flatten(2)
            changed[:, first:first + what.shape[1]] = other[:, first:first + what.shape[1]] - what
            stream = stream + what.sum(1, keepdim=True)

        for layer in range(begin, layers):
            writer, reader = 2 + layer * each, layer * (3 * self.heads + 1)
            write(writer, self.attend(layer, read(reader, 3 * self.heads, writer)))
            writer, reader = writer + self.heads, reader + 3 * self.heads
            write(writer, self.think(layer, read(reader, 1, writer)))
        return read(graph.readers - 1, 1, graph.writers).squeeze(1) @ self.unembedding + self.bias


def batched_sweeps(net, clean, corrupt, label, wrong, resumed):
    graph = net.graph
    with torch.no_grad():
        outputs, written = net.plain(clean)
        corrupt_outputs, other = net.plain(corrupt)
        shape = (clean.shape[1], net.embedding.shape[1])
        before = difference(outputs, label, wrong)
        whole = (before - difference(corrupt_outputs, label, wrong)).abs()
        mask = torch.zeros(len(clean), graph.readers, graph.writers, dtype=torch.float64)
        is_read = torch.zeros(len(clean), graph.writers, dtype=torch.bool)
        scores = torch.zeros(len(clean), len(graph.edges), dtype=torch.float64)
        for edge in range(len(graph.edges) - 1, -1, -1):
            writer, reader = graph.edges[edge]
            owner = graph.owner[reader]
            rows = torch.arange(len(clean)) if owner < 0 else is_read[:, owner].nonzero().squeeze(1)
            if not len(rows):
                continue
            mask[rows, reader, writer] = 1
            begin = min(graph.at[reader][0], len(net.layers)) if resumed else 0
            after = difference(net.masked(shape, mask[rows], written[rows], other[rows], begin), label[rows], wrong[rows])
            change = (after - before[rows]).abs() / whole[rows]
            kept = change >= THRESHOLD
            mask[rows[kept], reader, writer] = 0
            is_read[rows[kept], writer] = True
            scores[rows, edge] = torch.where(kept, 1 + change / (1 + change), torch.zeros_like(change))
            before[rows] = torch.where(kept, before[rows], after)
    return scores.sum(0)


def batched_eap(net, batches):
    graph = net.graph
    scores = torch.zeros(len(graph.edges), dtype=torch.float64)
    each = net.heads + 1
    for clean, corrupt, label, wrong in batches:
        with torch.no_grad():
            _, other = net.plain(corrupt)
        embed, pos = net.embedded(clean)
        stream = (embed + pos).requires_grad_()
        written, read = [embed.unsqueeze(1), pos.unsqueeze(1)], []

        def ported(number):
            x = stream.unsqueeze(1).expand(-1, number, -1, -1).clone()
            x.retain_grad()
            read.append(x)
            return x

        for layer in range(len(net.layers)):
            written.append(net.attend(layer, ported(3 * net.heads)))
            stream = stream + written[-1].sum(1)
            written.append(net.think(layer, ported(1)))
            stream = stream + written[-1].squeeze(1)
        outputs = ported(1).squeeze(1) @ net.unembedding + net.bias
        difference(outputs, label, wrong).sum().backward()
        with torch.no_grad():
            change = other - torch.cat(written, 1).flatten(2)
            first = 0
            for x in read:
                most = graph.readable[first]
                effects = x.grad.flatten(2) @ change[:, :most].transpose(1, 2)
                number = x.shape[1]
                start = sum(graph.readable[:first])
                scores[start:start + number * most] += effects.abs().sum(0).flatten()
                first += number
    return scores


def timed(function, times=1):
    begun = time.process_time()
    for _ in range(times):
        scores = function()
    return (time.process_time() - begun) / times, scores


def worst(scores, expected):
    expected = tensor(expected)
    return ((scores - expected).abs().max() / expected.abs().max()).item()


def blas():
    with open("/proc/self/maps") as maps:
        return sorted({os.path.realpath(line.split()[-1]) for line in maps if "blas" in line.split()[-1]})


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    jars = glob.glob(ROOT + "/benchmarks/jmh/target/timing/*.jar") + glob.glob(ROOT + "/benchmarks/jmh/target/libraries/*.jar")
    java = os.path.join(os.environ.get("JAVA_HOME", sorted(glob.glob("/usr/lib/jvm/*25*"))[-1]), "bin/java")
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "networks")
        ours = subprocess.Popen([java, "-XX:+UseSerialGC", "-Xmx1g", "-cp", ":".join(jars), "org.axonmark.jmh.CircuitsPeer", file],
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        ours.stdout.readline()
        with open(file) as source:
            nets = [json.loads(line) for line in source]

    def axonmark(number, method):
        ours.stdin.write(f"{number} {method} {max(2, TIMES[method] // len(nets[number]['eap']))}\n")
        ours.stdin.flush()
        return float(ours.stdout.readline())

    print(f"PyTorch {torch.__version__}, products by {', '.join(blas())}", flush=True)
    fine = True
    for number, net in enumerate(nets):
        hooked, batched = Hooked(net), Batched(net)
        batches = [[torch.tensor(part) for part in batch] for batch in net["pairs"]]
        longest = [torch.tensor(part) for part in net["longest"][0]]
        few = 2

        def few_sweeps():
            return sum(hooked_sweep(hooked, *(part[i:i + 1] for part in longest)) for i in range(few))
        share = len(longest[0]) / few
        work = {
            "eap": [("hooks", lambda: hooked_eap(hooked, batches), net["eap"], 1, 0),
                    ("batched", lambda: batched_eap(batched, batches), net["eap"], 1, BATCHED)],
            "sweeps": [("hooks", few_sweeps, net["few"], share, HOOKS),
                       ("batched", lambda: batched_sweeps(batched, *longest, False), net["sweeps"], 1, BATCHED),
                       ("resumed", lambda: batched_sweeps(batched, *longest, True), net["sweeps"], 1, 0)]}
        for method, ways in work.items():
            ratios = {name: [] for name, *_ in ways}
            seconds = {name: [] for name in ("axonmark", *ratios)}
            differences = []
            for name, way, *_ in ways:
                if method == "eap":
                    way()
            for _ in range(ROUNDS):
                product = axonmark(number, method)
                seconds["axonmark"].append(product)
                for name, way, expected, factor, _ in ways:
                    took, scores = timed(way, 3 if method == "eap" else 1)
                    seconds[name].append(took * factor)
                    ratios[name].append(took * factor / product)
                    differences.append(worst(scores, expected))
            medians = {name: statistics.median(each) for name, each in ratios.items()}
            reached = all(medians[name] >= least for name, *_, least in ways) and max(differences) <= ALLOWED
            fine &= reached
            print(f"{net['program']}, {len(net['eap'])} edges, {method}: Axonmark {statistics.median(seconds['axonmark']) * 1e3:.1f} ms; "
                  + ", ".join(f"{name} {statistics.median(seconds[name]) * 1e3:.0f} ms ({medians[name]:.1f}x)" for name in ratios)
                  + f"; scores differ by {max(differences):.0e}{'' if reached else '; NOT REACHED'}", flush=True)
    ours.stdin.close()
    ours.wait()
    print(f"to be reached: sweeps {HOOKS}x hooks, all {BATCHED}x batched, scores within {ALLOWED:.0e}: {'yes' if fine else 'no'}")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
