namespace Jaring.EndToEnd.Support;

/// <summary>Looks for words that may stand on one person's screen only, in every place that the product writes to or sends through.</summary>
internal static class Canaries
{
    /// <summary>None of <paramref name="canaries"/> stands in a log line, the windows' requests and answers, the store, or the pretend Microsoft 365.</summary>
    internal static async Task AssertNowhereAsync(this RunningSandbox sandbox, IReadOnlyCollection<string> canaries, params TeamsWindow[] windows)
    {
        var places = new Dictionary<string, IEnumerable<string>>
        {
            ["a log line at Trace"] = sandbox.Logs.Lines,
            ["a request or answer of a browser"] = windows.SelectMany(w => w.Traffic),
            ["the store or a file beside it"] = sandbox.StoredBytes(),
            ["what the pretend Microsoft 365 was sent"] = [(await sandbox.SandboxAsync("records")).GetRawText()],
        };
        foreach (var (place, texts) in places)
        {
            Assert.NotEmpty(texts);
            foreach (var canary in canaries)
                Assert.False(texts.Any(t => t.Contains(canary, StringComparison.OrdinalIgnoreCase)), $"A word that belongs to one person stands in {place}.");
        }
    }
}
