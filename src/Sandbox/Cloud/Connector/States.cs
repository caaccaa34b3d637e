namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>What administrators, or the service itself, made of the whole tenant. Each state shows in one row of teams.md §3.4.</summary>
internal sealed record TenantState
{
    /// <summary>False after the bot's registration was deleted: 401 BotNotRegistered.</summary>
    public bool Registered { get; init; } = true;

    /// <summary>An administrator switched the app off for everybody: 403 BotDisabledByAdmin, and the bot hears nothing.</summary>
    public bool DisabledByAdmin { get; init; }

    /// <summary>The tenant lives in the government cloud, whose connector has another address: 403 InvalidBotApiHost.</summary>
    public bool GovernmentCloud { get; init; }

    /// <summary>The connector is down until this is taken back: 500, 502, 503 or 504.</summary>
    public int? Outage { get; init; }
}

/// <summary>What people made of one conversation.</summary>
internal sealed record ConversationState
{
    /// <summary>The person blocked the bot: 403 ConversationBlockedByUser, and the bot hears nothing.</summary>
    public bool Blocked { get; init; }

    /// <summary>Nobody may write to it any more: 403 with errorCode 209.</summary>
    public bool WritesBlocked { get; init; }

    /// <summary>Moderated, so that only owners post: 403 NotEnoughPermissions.</summary>
    public bool OwnersOnly { get; init; }

    /// <summary>Another change of it is under way: 412.</summary>
    public bool Changing { get; init; }

    /// <summary>Deleted: 404 ConversationNotFound.</summary>
    public bool Deleted { get; init; }

    /// <summary>Invented people in it besides the demo's, so that pages have a second one.</summary>
    public int Crowd { get; init; }
}
