namespace Jaring.Sandbox.Demo;

/// <summary>An invented person of the demo office. None of them exists.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="Name">Name.</param>
/// <param name="Post">Post in the office.</param>
/// <param name="Sex">"L" or "P".</param>
/// <param name="Mailbox">Mailbox address.</param>
/// <param name="Team">True for the five of the Jaring.</param>
/// <param name="Coordinator">True for one of them.</param>
internal sealed record Person(string Id, string Name, string Post, string Sex, string Mailbox, bool Team = false, bool Coordinator = false)
{
    /// <summary>The id by which the chat platform knows the person.</summary>
    public string ChatId => $"29:{Id}";

    /// <summary>The person's personal chat with the bot.</summary>
    public string ConversationId => $"a:{Id}";
}
