using System.Data.Common;
using Jaring.Bot.Protocol;
using Jaring.Storage;
using Jaring.Turns;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot;

/// <summary>
/// One greeting for one installation: Teams tells of it twice, as a conversation update and as an installation update, and may tell two hosts. The store
/// knows who was first; it forgets after two days, when nobody speaks of that installation any more.
/// </summary>
internal sealed partial class Greetings(ITurnLedger ledger, TimeProvider clock, ILogger<Greetings> logger)
{
    /// <summary>True for the first who asks. When the store is away or hangs everybody is: a second card harms nobody, and none may.</summary>
    public async Task<bool> IsFirstAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.TryTakeAsync(turnContext.Office.Id, [NameOf(turnContext)], cancellationToken).WaitAsync(Repeats.Patience, clock, cancellationToken);
        }
        catch (Exception e) when (e is StoreAwayException or DbException or TimeoutException)
        {
            LogStoreAway(logger, turnContext.Office.Id);
            return true;
        }
    }

    /// <summary>The app was removed: who installs it again is greeted again.</summary>
    public Task ForgetAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        ledger.GiveBackAsync(turnContext.Office.Id, NameOf(turnContext), cancellationToken);

    private static string NameOf(ITurnContext turnContext) => $"{turnContext.Office.Id} greeting {turnContext.Activity.Conversation!.Id}";

    [LoggerMessage(LogLevel.Warning, "The bot of {Office} greets without asking the store whether it has greeted already: the store is away.")]
    private static partial void LogStoreAway(ILogger logger, string office);
}
