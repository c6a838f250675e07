"""Lines of batch files, made in a line."""

from estimator.batch.lines import CHAT, EMBEDDINGS, RESPONSES


def line(custom_id="1", url=CHAT, model="gpt-4o-mini", /, **body):
    """A request; without a body it asks for nothing much."""
    if url == CHAT:
        body = {"messages": [{"role": "user", "content": "Hello, world"}]} | body
    return {
        "custom_id": custom_id,
        "method": "POST",
        "url": url,
        "body": {"model": model} | body,
    }


def chat(custom_id, *contents, model="gpt-4o-mini", **body):
    messages = [{"role": "user", "content": content} for content in contents]
    return line(custom_id, CHAT, model, messages=messages, **body)


def embedding(custom_id, given, model="text-embedding-3-small"):
    return line(custom_id, EMBEDDINGS, model, input=given)


def response(custom_id, given, model="gpt-5.4", **body):
    return line(custom_id, RESPONSES, model, input=given, **body)
