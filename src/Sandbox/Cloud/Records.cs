using System.Collections.Concurrent;

namespace Jaring.Sandbox.Cloud;

/// <summary>Everything that the pretend cloud was ever sent, as it came, with what it answered. Tests search it for words that should be nowhere.</summary>
internal sealed class Records
{
    private readonly ConcurrentQueue<CloudRecord> all = new();

    public IReadOnlyCollection<CloudRecord> All => all;

    public void Add(CloudRecord record) => all.Enqueue(record);
}

/// <summary>One request that passed the pretend cloud.</summary>
/// <param name="Service">"entra", "connector", "graph", or "bot" for what the cloud itself sent to the bot.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path, unescaped.</param>
/// <param name="Query">Query, unescaped, with its question mark; empty when there was none.</param>
/// <param name="Body">Body as it came.</param>
/// <param name="Status">Status of the answer; 0 when the caller left before there was one.</param>
/// <param name="Answer">Body of the answer.</param>
internal sealed record CloudRecord(string Service, string Method, string Path, string Query, string Body, int Status, string Answer);
