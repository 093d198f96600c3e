"""The reader: the lower layers of a small BERT over "question [SEP] window", and one number from what they make of it."""
import torch
from transformers import BertModel

LAYERS = 4


class CrossEncoder(torch.nn.Module):
    """Log-odds that the window answers the question, from the first token's vector plus the mean of all."""

    def __init__(self, base, attention="sdpa"):
        super().__init__()
        self.bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation=attention)
        self.bert.encoder.layer = self.bert.encoder.layer[:LAYERS]
        self.bert.config.num_hidden_layers = LAYERS
        self.head = torch.nn.Linear(384, 1)
        torch.nn.init.normal_(self.head.weight, std=0.02)
        torch.nn.init.zeros_(self.head.bias)

    def forward(self, **inputs):
        mask = inputs["attention_mask"].unsqueeze(-1).float()
        hidden = self.bert(**inputs).last_hidden_state
        return self.head(hidden[:, 0] + (hidden * mask).sum(1) / mask.sum(1)).squeeze(-1)
