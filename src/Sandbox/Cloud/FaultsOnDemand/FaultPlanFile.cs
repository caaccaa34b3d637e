using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>Plans as JSON, from a file or from the page's API. Only what is named is changed.</summary>
internal sealed record FaultPlanFile(
    ServiceFaults? Entra, ServiceFaults? Connector, ServiceFaults? Graph, ServiceFaults? Bot, bool? NoMeetingLink, IReadOnlyList<string>? MissingPermissions)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a file of plans.</summary>
    /// <exception cref="FormatException">It is absent or cannot be meant; the message says what and where.</exception>
    public static FaultPlanFile Read(string? path)
    {
        if (path is null || !File.Exists(path))
            throw new FormatException(path is null ? "--faults needs a file." : $"--faults: there is no file {path}.");
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads plans.</summary>
    /// <exception cref="FormatException">They cannot be meant; the message says where.</exception>
    public static FaultPlanFile Parse(string json)
    {
        try
        {
            if (JsonSerializer.Deserialize<FaultPlanFile>(json, Form) is not { } read)
                throw new FormatException("There is no plan.");
            return read.Services.Select(s => FaultPlanCheck.Fault(s.Name, s.Faults.Plans)).FirstOrDefault(f => f is not null) is { } fault
                ? throw new FormatException(fault)
                : read;
        }
        catch (JsonException e)
        {
            throw new FormatException($"{e.Path ?? "$"}: {e.Message.Split(" Path:")[0]} (line {e.LineNumber + 1})", e);
        }
    }

    /// <summary>Puts the plans into force.</summary>
    public void Apply(Faults faults)
    {
        faults.Entra = Entra ?? faults.Entra;
        faults.Connector = Connector ?? faults.Connector;
        faults.Graph = Graph ?? faults.Graph;
        faults.Bot = Bot ?? faults.Bot;
        faults.NoMeetingLink = NoMeetingLink ?? faults.NoMeetingLink;
        faults.MissingPermissions = MissingPermissions ?? faults.MissingPermissions;
    }

    private IEnumerable<(string Name, ServiceFaults Faults)> Services =>
        new[] { ("entra", Entra), ("connector", Connector), ("graph", Graph), ("bot", Bot) }.Where(s => s.Item2 is not null).Select(s => (s.Item1, s.Item2!));
}
