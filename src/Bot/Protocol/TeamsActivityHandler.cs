using System.Text.Json;

namespace Jaring.Bot.Protocol;

/// <summary>The invokes that only Teams has, as far as we answer them.</summary>
internal abstract class TeamsActivityHandler : ActivityHandler
{
    protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        turnContext.Activity.Name switch
        {
            "task/fetch" => Answer(await OnTeamsTaskModuleFetchAsync(turnContext, cancellationToken)),
            "adaptiveCard/action" => await OnAdaptiveCardInvokeAsync(turnContext, cancellationToken),
            "task/submit" => Answer(await OnTeamsTaskModuleSubmitAsync(turnContext, cancellationToken)),
            _ => InvokeResponse.NotImplemented,
        };

    /// <summary>A client asks what to show in a dialog (Teams, "task modules in bots").</summary>
    protected virtual Task<TaskModuleResponse?> OnTeamsTaskModuleFetchAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Task.FromResult<TaskModuleResponse?>(null);

    /// <summary>A dialog was sent; null closes it with an empty body (msteams-docs #8797).</summary>
    protected virtual Task<TaskModuleResponse?> OnTeamsTaskModuleSubmitAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        Task.FromResult<TaskModuleResponse?>(null);

    /// <summary>A button of a card was pressed (Teams, "universal actions for Adaptive Cards").</summary>
    protected virtual Task<InvokeResponse> OnAdaptiveCardInvokeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Task.FromResult(InvokeResponse.NotImplemented);

    private static InvokeResponse Answer(TaskModuleResponse? response) =>
        response is null
            ? InvokeResponse.Closed
            : InvokeResponse.Ok(JsonSerializer.SerializeToElement(response, ProtocolJson.Default.TaskModuleResponse));
}
