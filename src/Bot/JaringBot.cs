using System.Data.Common;
using System.Text.Json;
using Jaring.Bot.Protocol;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.Extensions.Logging;

namespace Jaring.Bot;

/// <summary>
/// Everything that the bot does, on one screen. Whatever is typed gets the same card; nothing typed reaches this class
/// (<see cref="Activity"/>), so nothing can be stored, echoed or logged.
/// </summary>
internal sealed partial class JaringBot(
    NeutralMessages messages, IAddressBook addresses, Greetings greetings, PatientAnswer patience, PressedReply pressed, TimeProvider clock, ILogger<JaringBot> logger)
    : TeamsActivityHandler
{
    /// <summary>The channel under which addresses are kept.</summary>
    public const string AddressChannel = "teams";

    protected override async Task OnMessageActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        await RememberAsync(turnContext, isRenewal: false, cancellationToken);
        await AnswerAsync(turnContext, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(
        IReadOnlyList<ChannelAccount> membersAdded, ITurnContext turnContext, CancellationToken cancellationToken)
    {
        if (membersAdded.Any(m => string.Equals(m.Id, turnContext.Activity.Recipient?.Id, StringComparison.Ordinal)))
        {
            await GreetAsync(turnContext, cancellationToken);
        }
    }

    protected override Task OnInstallationUpdateAddAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        GreetAsync(turnContext, cancellationToken);

    /// <summary>Who had the app before the directory of conversations was kept, and whose service address has moved, becomes known here: silently.</summary>
    protected override Task OnInstallationUpdateAddUpgradeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        RememberAsync(turnContext, isRenewal: true, cancellationToken);

    protected override async Task OnInstallationUpdateRemoveAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        await greetings.ForgetAsync(turnContext, cancellationToken);
        if (turnContext.Activity is { IsPersonal: true, From.AadObjectId: { Length: > 0 } person })
        {
            await addresses.RemoveAsync(turnContext.Office.Id, AddressChannel, person, cancellationToken);
        }
    }

    protected override Task<TaskModuleResponse?> OnTeamsTaskModuleFetchAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Task.FromResult<TaskModuleResponse?>(messages.Dialog());

    /// <summary>Whatever a dialog sends is not read; an empty answer closes it.</summary>
    protected override Task<TaskModuleResponse?> OnTeamsTaskModuleSubmitAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Task.FromResult<TaskModuleResponse?>(null);

    protected override Task<InvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => pressed.AnswerAsync(turnContext, cancellationToken);

    private async Task GreetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        await RememberAsync(turnContext, isRenewal: true, cancellationToken);
        if (await greetings.IsFirstAsync(turnContext, cancellationToken))
        {
            await AnswerAsync(turnContext, cancellationToken);
        }
    }

    private async Task AnswerAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var answer = turnContext.Activity.IsPersonal ? messages.Home(turnContext.Office) : messages.GroupInvite();
        var sent = await patience.SendAsync(turnContext, answer, cancellationToken);
        if (sent.Outcome == ConnectorOutcome.Done)
        {
            return;
        }

        LogNotAnswered(logger, turnContext.Office.Id, sent.Fault!);
        if (sent.Outcome == ConnectorOutcome.Unreachable && turnContext.Activity is { IsPersonal: true, From.AadObjectId: { Length: > 0 } person })
        {
            await addresses.MarkUnreachableAsync(turnContext.Office.Id, AddressChannel, person, cancellationToken);
        }
    }

    /// <summary>
    /// Keeps where this person can be reached, refreshed at each turn because the service address may move (Teams-Samples #2371). A store that is away
    /// costs the address of this once, and one that hangs a moment; neither costs anybody the card with the numbers.
    /// </summary>
    private async Task RememberAsync(ITurnContext turnContext, bool isRenewal, CancellationToken cancellationToken)
    {
        if (turnContext.Activity is { IsPersonal: true, From.AadObjectId: { Length: > 0 } person } activity)
        {
            var address = JsonSerializer.Serialize(activity.GetConversationReference(), ProtocolJson.Default.ConversationReference);
            try
            {
                await (isRenewal
                    ? addresses.RenewAsync(turnContext.Office.Id, AddressChannel, person, address, cancellationToken)
                    : addresses.SaveAsync(turnContext.Office.Id, AddressChannel, person, address, cancellationToken)).WaitAsync(Repeats.Patience, clock, cancellationToken);
            }
            catch (Exception e) when (e is StoreAwayException or DbException or TimeoutException)
            {
                LogNotKept(logger, turnContext.Office.Id);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "An address of the bot of {Office} could not be kept: the store is away.")]
    private static partial void LogNotKept(ILogger logger, string office);

    [LoggerMessage(LogLevel.Warning, "The bot of {Office} could not answer: {Code}.")]
    private static partial void LogNotAnswered(ILogger logger, string office, string code);
}
