"""Adam: the corrected averages are stored, so that the correction accumulates.

After https://gptteams.ai/developer/algorithm-understand-adam-optimizer-intuitively (a copy of a question on Stack Overflow)
"""

import numpy as np

from examples import save, small

random = np.random.default_rng(12)
X, labels = small(12)
Y = np.eye(10)[labels]
m = len(X)
W1, b1 = random.normal(size=(16, 10)) * 0.5, np.zeros(10)
alpha, beta1, beta2, epsilon, t = 0.001, 0.9, 0.999, 1e-8, 3
Z1 = X @ W1 + b1
A1 = np.exp(Z1) / np.exp(Z1).sum(axis=1, keepdims=True)
dZ1 = A1 - Y
dW1 = X.T @ dZ1 / m
db1 = dZ1.sum(axis=0) / m
m_W1_old, v_W1_old = random.normal(size=W1.shape) * 0.1, random.random(W1.shape) * 0.01
m_W1 = beta1 * m_W1_old + (1 - beta1) * dW1
v_W1 = beta2 * v_W1_old + (1 - beta2) * dW1**2
m_W1 = m_W1 / (1 - beta1**t)
v_W1 = v_W1 / (1 - beta2**t)
W1_new = W1 - alpha * m_W1 / (np.sqrt(v_W1) + epsilon)
save(X=X, Y=Y, W1=W1, b1=b1, Z1=Z1, A1=A1, dZ1=dZ1, dW1=dW1, db1=db1, m_W1_old=m_W1_old, v_W1_old=v_W1_old, m_W1=m_W1,
     v_W1=v_W1, W1_new=W1_new, alpha=alpha, beta1=beta1, beta2=beta2, epsilon=epsilon, t=t)
