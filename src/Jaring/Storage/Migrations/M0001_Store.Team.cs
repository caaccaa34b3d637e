using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>The tables of the team, its directory and its sessions.</summary>
internal sealed partial class M0001_Store
{
    private static void Team(MigrationBuilder store)
    {
        store.CreateTable("seats", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            object_id = t.Column<string>(),
            name = t.Column<string>(),
            post = t.Column<string>(),
            sex = t.Column<string>(),
            coordinator = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_seats", x => new { x.office_id, x.member_id }));
        store.CreateIndex("ix_seats_office_id_object_id", "seats", ["office_id", "object_id"], unique: true);

        store.CreateTable("member_records", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            record = t.Column<string>(),
            revision = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_member_records", x => new { x.office_id, x.member_id }));

        store.CreateTable("addresses", t => new
        {
            office_id = t.Column<string>(),
            channel = t.Column<string>(),
            person = t.Column<string>(),
            address = t.Column<string>(),
            reachable = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_addresses", x => new { x.office_id, x.channel, x.person }));
    }

    private static void Directory(MigrationBuilder store)
    {
        store.CreateTable("directory_entries", t => new
        {
            office_id = t.Column<string>(),
            n = t.Column<int>(),
            e = t.Column<string>(),
            sigs = t.Column<string>(),
            hash = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_directory_entries", x => new { x.office_id, x.n }));

        store.CreateTable("founding", t => new
        {
            office_id = t.Column<string>(),
            e = t.Column<string>(),
            hash = t.Column<string>(),
            proposed_by = t.Column<string>(),
            revision = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_founding", x => x.office_id));

        store.CreateTable("founding_signatures", t => new
        {
            office_id = t.Column<string>(),
            hash = t.Column<string>(),
            member_id = t.Column<string>(),
            sig = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_founding_signatures", x => new { x.office_id, x.hash, x.member_id }));
    }

    private static void Outreach(MigrationBuilder store) => store.CreateTable("sessions", t => new
    {
        office_id = t.Column<string>(),
        id = t.Column<string>(),
        title = t.Column<string>(),
        starts_at = t.Column<string>(),
        ends_at = t.Column<string>(),
        place = t.Column<string>(nullable: true),
        online = t.Column<bool>(),
        moderator = t.Column<string>(),
        speakers = t.Column<string>(),
        attendees = t.Column<string>(),
        agenda = t.Column<string>(),
        created_by = t.Column<string>(),
        state = t.Column<int>(),
        event_id = t.Column<string>(nullable: true),
        join_url = t.Column<string>(nullable: true),
        accepted = t.Column<int>(),
        tentative = t.Column<int>(),
        declined = t.Column<int>(),
        waiting = t.Column<int>(),
        checked_at = t.Column<long>(nullable: true),
        fault = t.Column<string>(nullable: true),
        revision = t.Column<int>(),
    }, constraints: t => t.PrimaryKey("pk_sessions", x => new { x.office_id, x.id }));
}
