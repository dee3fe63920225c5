import threading
import time

import torch

from core.training import TrainingConfig, train
from core.training.fair_lock import FairLock


def test_threads_take_the_lock_one_at_a_time_in_the_order_of_asking():
    lock, order, inside = FairLock(), [], []

    def work(name):
        for _ in range(3):
            with lock:
                inside.append(name)
                time.sleep(0.002)
                order.append("".join(inside))
                inside.clear()

    with lock:
        threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
        for thread in threads:
            thread.start()
            while len(lock._waiting) < threads.index(thread) + 1:
                time.sleep(0.001)
    for thread in threads:
        thread.join()

    assert "".join(order) == "abcabcabc"


def test_a_short_training_does_not_wait_for_a_long_one_to_end():
    X = torch.randn(300, 2, generator=torch.Generator().manual_seed(0))
    y = (X[:, :1] > 0).float()
    long = TrainingConfig(batch_size=1, num_epochs=1000)
    short = TrainingConfig(batch_size=300, num_epochs=5)
    ended, started = [], threading.Event()

    def watch(share):
        started.set()
        return not ended

    def train_long():
        ended.append(train(X, y, long, on_epoch=watch).num_epochs < 1000)

    thread = threading.Thread(target=train_long)
    thread.start()
    started.wait()
    train(X, y, short)
    ended.append("short")
    thread.join()

    assert ended == ["short", True]


def test_trainings_at_the_same_time_do_not_disturb_one_another():
    X = torch.randn(60, 2, generator=torch.Generator().manual_seed(0))
    y = (X[:, :1] > 0).float()
    config = TrainingConfig(num_epochs=40, activation="x * sigmoid(x)", batch_size=10)
    alone = [train(X, y, config, (seed,)) for seed in range(4)]
    together = {}

    def work(seed):
        together[seed] = train(X, y, config, (seed,))

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for seed in range(4):
        assert torch.equal(together[seed].first, alone[seed].first)
        assert torch.equal(together[seed].loss, alone[seed].loss)
