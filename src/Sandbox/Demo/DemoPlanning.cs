namespace Jaring.Sandbox.Demo;

/// <summary>What the planner of the demo office knows: its rooms and the groups that it can invite as a whole.</summary>
internal static class DemoPlanning
{
    public static void Add(Dictionary<string, string?> settings, string office)
    {
        var planning = $"{office}:Planning";
        settings[$"{planning}:Rooms:0"] = "Aula Tirtawana";
        settings[$"{planning}:Rooms:1"] = "Ruang Pertemuan";
        settings[$"{office}:GroupAddresses:0"] = settings[$"{office}:EverybodyAddress"] = DemoOffice.AllStaff;
        settings[$"{planning}:Audiences:0:Name"] = "Semua staf";
        settings[$"{planning}:Audiences:0:Mailboxes:0"] = DemoOffice.AllStaff;
        settings[$"{planning}:Audiences:1:Name"] = "Tim Jaring";
        foreach (var (person, at) in DemoOffice.Team.Select((p, i) => (p, i)))
        {
            settings[$"{planning}:Audiences:1:Mailboxes:{at}"] = person.Mailbox;
        }
        foreach (var (person, at) in DemoOffice.People.Select((p, i) => (p, i)))
        {
            settings[$"{planning}:People:{at}:Name"] = person.Name;
            settings[$"{planning}:People:{at}:Mailbox"] = person.Mailbox;
        }
        // The pretend tenant allows it; a real office tries first (docs/operations.md).
        settings[$"{planning}:AskSchedules"] = "true";
    }
}
