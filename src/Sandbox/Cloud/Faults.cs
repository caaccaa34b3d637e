using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox.Cloud;

/// <summary>Faults on demand: what is to go wrong in each service of the pretend cloud, and what has.</summary>
internal sealed class Faults
{
    private ServiceFaults entra = new(), connector = new(), graph = new(), bot = new();

    /// <summary>Entra and the Bot Framework's metadata: documents, keys, tokens.</summary>
    public ServiceFaults Entra { get => entra; set => entra = value.Of("entra"); }

    /// <summary>The Bot Connector.</summary>
    public ServiceFaults Connector { get => connector; set => connector = value.Of("connector"); }

    /// <summary>Microsoft Graph.</summary>
    public ServiceFaults Graph { get => graph; set => graph = value.Of("graph"); }

    /// <summary>What the chat platform sends to the bot: lost, late, or sent twice.</summary>
    public ServiceFaults Bot { get => bot; set => bot = value.Of("bot"); }

    /// <summary>The organising mailbox gives no Teams link, as an unlicensed one does (teams.md §7.1).</summary>
    public bool NoMeetingLink { get; set; }

    /// <summary>Graph permissions that are taken away although the app was granted them.</summary>
    public IReadOnlyList<string> MissingPermissions { get; set; } = [];

    /// <summary>The calendar permission reaches the mailboxes of staff too, and not the office's one alone. No fault, but nothing that an office has by itself.</summary>
    public bool StaffCalendars { get; set; }

    /// <summary>Every call that was struck since the plans were set, by service and number.</summary>
    public IReadOnlyList<Strike> Struck => [.. new[] { entra, connector, graph, bot }.SelectMany(s => s.Struck)];

    /// <summary>The plans of a service by its name in <see cref="CloudRecord.Service"/>.</summary>
    public ServiceFaults For(string service) => service switch
    {
        "entra" => entra,
        "connector" => connector,
        "graph" => graph,
        _ => bot,
    };

    /// <summary>Nothing goes wrong any more; what was struck is forgotten.</summary>
    public void Clear() => (Entra, Connector, Graph, Bot, NoMeetingLink, MissingPermissions, StaffCalendars) = (new(), new(), new(), new(), false, [], false);
}
