namespace Jaring.Bot.Protocol;

/// <summary>
/// Sends each activity to its handler, with the names of Bot.Builder. Types without a handler here (typing, reactions, messageUpdate,
/// messageDelete …) are ignored as A2014 says.
/// </summary>
internal abstract class ActivityHandler : IBot
{
    public Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken) => turnContext.Activity.Type switch
    {
        ActivityTypes.Message => OnMessageActivityAsync(turnContext, cancellationToken),
        ActivityTypes.ConversationUpdate => OnConversationUpdateActivityAsync(turnContext, cancellationToken),
        ActivityTypes.InstallationUpdate => OnInstallationUpdateActivityAsync(turnContext, cancellationToken),
        ActivityTypes.Invoke => AnswerInvokeAsync(turnContext, cancellationToken),
        _ => Task.CompletedTask,
    };

    /// <summary>Something was typed, or a command chosen (Activity Protocol, "Message activity").</summary>
    protected virtual Task OnMessageActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Somebody joined (Activity Protocol, "Conversation update activity").</summary>
    protected virtual Task OnMembersAddedAsync(
        IReadOnlyList<ChannelAccount> membersAdded, ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was installed (Activity Protocol, "Installation update activity").</summary>
    protected virtual Task OnInstallationUpdateAddAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was there and is there in another version (<c>add-upgrade</c>).</summary>
    protected virtual Task OnInstallationUpdateAddUpgradeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app was removed.</summary>
    protected virtual Task OnInstallationUpdateRemoveAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Something waits for an answer in the HTTP response ("Invoke activity"); others are not implemented.</summary>
    protected virtual Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Task.FromResult(InvokeResponse.NotImplemented);

    private Task OnConversationUpdateActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.MembersAdded is { Count: > 0 } added ? OnMembersAddedAsync(added, turnContext, cancellationToken) : Task.CompletedTask;

    private Task OnInstallationUpdateActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Action switch
        {
            InstallationActions.Add => OnInstallationUpdateAddAsync(turnContext, cancellationToken),
            InstallationActions.AddUpgrade => OnInstallationUpdateAddUpgradeAsync(turnContext, cancellationToken),
            InstallationActions.Remove => OnInstallationUpdateRemoveAsync(turnContext, cancellationToken),
            _ => Task.CompletedTask,
        };

    private async Task AnswerInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.InvokeResponse = await OnInvokeActivityAsync(turnContext, cancellationToken);
}
