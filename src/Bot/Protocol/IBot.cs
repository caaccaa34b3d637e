namespace Jaring.Bot.Protocol;

/// <summary>Takes turns: one for each activity that came in.</summary>
internal interface IBot
{
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken);
}
