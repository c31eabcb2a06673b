"""Trains the recurrent network of spiking/timing@1 on streams that it draws by the task's public laws, and writes ONNX. See README.md.

    /usr/bin/python3 timing.py SEED PASSES OUT.onnx
"""

import sys
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

CUES, OUTCOMES = 3, 2
STEPS = 2048
SHORTEST, LONGEST, REST = 2, 9, 6
FEWEST, MOST = 40, 60
CHANCES = (0.25, 0.5, 0.75, 1.0)
SEEN = LONGEST + 1
STREAMS = 64
CUT = 256


def streams(draws, count):
    """Streams [count][STEPS][CUES + OUTCOMES] and the probability [count][STEPS][OUTCOMES] that the rule in force gives each outcome at the next step."""
    shown = numpy.zeros((count, STEPS, CUES + OUTCOMES), numpy.float32)
    due = numpy.zeros((count, STEPS, OUTCOMES), numpy.float32)
    for number in range(count):
        step = draws.integers(REST)
        while step < STEPS:
            rules = [(draws.integers(OUTCOMES), draws.integers(SHORTEST, LONGEST + 1), draws.choice(CHANCES)) for _ in range(CUES)]
            for _ in range(draws.integers(FEWEST, MOST + 1)):
                if step >= STEPS:
                    break
                cue = draws.integers(CUES)
                outcome, latency, chance = rules[cue]
                shown[number, step, cue] = 1
                if step + latency - 1 < STEPS:
                    due[number, step + latency - 1, outcome] = chance
                if step + latency < STEPS and draws.random() < chance:
                    shown[number, step + latency, CUES + outcome] = 1
                step += LONGEST + 1 + draws.integers(REST)
    return torch.tensor(shown), torch.tensor(due)


class Network(nn.Module):
    """The last ten steps beside each other, a gated recurrent unit over them that learns the rules in its state, and a read-out that sees both."""

    SEEN = 64
    STATE = 96

    def __init__(self):
        super().__init__()
        self.look = nn.Conv1d(CUES + OUTCOMES, self.SEEN, SEEN)
        self.state = nn.GRU(self.SEEN, self.STATE, batch_first=True)
        self.mix = nn.Linear(self.SEEN + self.STATE, 96)
        self.out = nn.Linear(96, OUTCOMES)

    def step(self, stream, before, state):
        """Logits of a part of a stream, given the nine steps before it and the state; returns the state behind it too."""
        seen = functional.relu(self.look(torch.cat([before, stream], 1).transpose(1, 2))).transpose(1, 2)
        states, state = self.state(seen, state)
        return self.out(functional.relu(self.mix(torch.cat([seen, states], 2)))), state

    def forward(self, x):
        stream = x.flatten(2)
        before = torch.zeros_like(stream[:, :SEEN - 1])
        return torch.sigmoid(self.step(stream, before, None)[0])


def skill(answers, due):
    """The task's skill, mean over streams: 1 - squared error over that of the best constant of each stream and outcome."""
    constant = ((due - due.mean(1, keepdim=True)) ** 2).sum((1, 2))
    return float((1 - ((answers - due) ** 2).sum((1, 2)) / constant).mean())


def train(network, draws, passes):
    """Adam, one cycle of the rate, truncated back-propagation through 256 steps."""
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, passes * (STEPS // CUT))
    begun = time.process_time()
    for number in range(passes):
        shown, due = streams(draws, STREAMS)
        state, total = None, 0.0
        before = torch.zeros(STREAMS, SEEN - 1, CUES + OUTCOMES)
        for start in range(0, STEPS, CUT):
            part = shown[:, start:start + CUT]
            logits, state = network.step(part, before, state)
            # The mean over the few steps at which anything can come, so that rates do not hang on how rare they are.
            loss = functional.mse_loss(torch.sigmoid(logits), due[:, start:start + CUT]) * STEPS / 160
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            rate.step()
            state, before, total = state.detach(), part[:, -(SEEN - 1):], total + float(loss)
        if number % 20 == 19:
            print(f"{number + 1} passes: loss {total * CUT / STEPS:.4f}, {time.process_time() - begun:.0f} s", flush=True)


def main():
    seed, passes, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    draws = numpy.random.default_rng(seed)
    network = Network()
    begun = time.process_time()
    train(network, draws, passes)
    with torch.no_grad():
        shown, due = streams(numpy.random.default_rng([seed, 1]), STREAMS)
        told = skill(network(shown.reshape(STREAMS, STEPS, -1, 1, 1)), due)
    print(f"seed {seed}: {sum(p.numel() for p in network.parameters())} parameters, skill {told:.4f} on {STREAMS} other streams;"
          f" {time.process_time() - begun:.0f} s of CPU time", flush=True)
    torch.onnx.export(network, torch.zeros(1, STEPS, CUES + OUTCOMES, 1, 1), path, input_names=["stream"], output_names=["chances"], opset_version=13,
                      dynamic_axes={"stream": {0: "n"}, "chances": {0: "n"}})


main()
