using System.Data.Common;
using Jaring.Storage;
using Jaring.Turns;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Drops what is delivered twice (teams.md §3.5, botbuilder-dotnet #5005): the same activity by its id, the same press of a button by its submit key. What this
/// process saw lately costs a look into memory; what another host or an earlier run took up is in the store.
/// </summary>
internal sealed partial class Repeats(ITurnLedger ledger, TimeProvider clock, ILogger<Repeats> logger)
{
    /// <summary>A disk that hangs holds nobody up for longer than that.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RecentIds seen = new(capacity: 8192);

    /// <summary>True unless this process took it up lately. An activity without an id is always new.</summary>
    public bool IsNews(Turn turn) => NameOf(turn) is not { } name || seen.TryAdd(name);

    /// <summary>It was not taken up after all.</summary>
    public void Forget(Turn turn)
    {
        if (NameOf(turn) is { } name)
        {
            seen.Forget(name);
        }
    }

    /// <summary>
    /// True for the one host that answers it. When the store is away or hangs it is answered anyway: a second card harms nobody, and none may.
    /// </summary>
    public async Task<bool> TryTakeAsync(Turn turn, CancellationToken cancellationToken)
    {
        string[] names = [.. new[] { NameOf(turn), SubmitOf(turn) }.OfType<string>()];
        try
        {
            return names.Length == 0 || await ledger.TryTakeAsync(turn.Office.Id, names, cancellationToken).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception e) when (e is StoreAwayException or DbException or TimeoutException)
        {
            LogStoreAway(logger, turn.Office.Id);
            return true;
        }
    }

    private static string? NameOf(Turn turn) =>
        turn.Activity.Id is { } id ? $"{turn.Office.Id} {turn.Activity.Type} {turn.Activity.Conversation!.Id} {id}" : null;

    /// <summary>Not within the conversation: a repeat may come with another id (teams.md §3.5), and a key of 128 bits is one wherever it comes from.</summary>
    private static string? SubmitOf(Turn turn) => turn.Activity.SubmitMark is { } mark ? $"{turn.Office.Id} submit {mark}" : null;

    [LoggerMessage(LogLevel.Warning, "The bot of {Office} answers without asking the store whether it has answered already: the store is away.")]
    private static partial void LogStoreAway(ILogger logger, string office);
}
