using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>
/// The first store. Written by hand: the EF design package is not in our feed. Columns name no SQL type, so that SQLite and PostgreSQL each take their own.
/// No column of a case or message holds a time finer than a day (peers.md class 13). A test compares the result with the EF model.
/// </summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0001_Store")]
internal sealed partial class M0001_Store : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Outbox(migrationBuilder);
        Cases(migrationBuilder);
        Team(migrationBuilder);
        Directory(migrationBuilder);
        Outreach(migrationBuilder);
    }

    /// <summary>Forward only: a sealed report must not be lost to a step back.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");

    private static void Outbox(MigrationBuilder store)
    {
        store.CreateTable("outbox", t => new
        {
            office_id = t.Column<string>(),
            id = t.Column<string>(),
            kind = t.Column<string>(),
            subject = t.Column<string>(),
            state = t.Column<int>(),
            attempts = t.Column<int>(),
            due_at = t.Column<long>(),
            last_fault = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_outbox", x => new { x.office_id, x.id }));
        store.CreateIndex("ix_outbox_state_due_at", "outbox", ["state", "due_at"]);
    }

    private static void Cases(MigrationBuilder store)
    {
        store.CreateTable("cases", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
            rid = t.Column<string>(),
            ah = t.Column<string>(),
            submit_key = t.Column<string>(),
            @sealed = t.Column<string>(),
            received_on = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_cases", x => new { x.office_id, x.case_id }));
        store.CreateIndex("ix_cases_office_id_rid", "cases", ["office_id", "rid"], unique: true);
        store.CreateIndex("ix_cases_office_id_submit_key", "cases", ["office_id", "submit_key"], unique: true);
        store.CreateIndex("ix_cases_office_id_ah", "cases", ["office_id", "ah"], unique: true);

        store.CreateTable("case_messages", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
            position = t.Column<int>(),
            object_id = t.Column<string>(),
            @object = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_case_messages", x => new { x.office_id, x.case_id, x.position });
            t.ForeignKey("fk_case_messages_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });
        store.CreateIndex("ix_case_messages_office_id_case_id_object_id", "case_messages", ["office_id", "case_id", "object_id"], unique: true);

        store.CreateTable("case_log", t => new
        {
            office_id = t.Column<string>(),
            case_id = t.Column<string>(),
            seq = t.Column<int>(),
            @object = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("pk_case_log", x => new { x.office_id, x.case_id, x.seq });
            t.ForeignKey("fk_case_log_cases", x => new { x.office_id, x.case_id }, "cases", ["office_id", "case_id"], onDelete: ReferentialAction.Cascade);
        });
    }
}
