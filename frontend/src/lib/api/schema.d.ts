// Made by `npm run api` from openapi.json. Do not edit.

export interface paths {
    "/api/admissions/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitation
         * @description What this invitation leads to. It is accepted by signing in with it.
         */
        get: operations["accounts_invitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admissions/{token}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Invitation
         * @description Accept an invitation as the person I am signed in as.
         */
        post: operations["accounts_accept_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Applications
         * @description Requests to join, newest first.
         */
        get: operations["members_list_applications"];
        put?: never;
        /**
         * Apply
         * @description Ask to join; a link is sent to the address, and nobody reads the request before it is used.
         */
        post: operations["members_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{application_id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve Application
         * @description Invite the applicant to a seat.
         */
        post: operations["members_approve_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/{application_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline Application */
        post: operations["members_decline_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/applications/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Application
         * @description Confirm the address of a request to join.
         */
        post: operations["members_confirm_application"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budget-lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Line
         * @description Take a line out, as I read it.
         */
        delete: operations["budget_remove_line"];
        options?: never;
        head?: never;
        /**
         * Change Line
         * @description Change a line; what is left out stays. Refused with what it says now when somebody was faster.
         */
        patch: operations["budget_change_line"];
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Calls
         * @description Calls that I may read: open ones by what closes first, closed ones by what closed last.
         */
        get: operations["calls_list_calls"];
        put?: never;
        /**
         * Enter Call
         * @description Enter a call, or import it: the secretariat for the network, others for their own organisation.
         */
        post: operations["calls_enter_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{call_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Call
         * @description One call with all that it asks for.
         */
        get: operations["calls_read_call"];
        /**
         * Change Call
         * @description Enter the next version of a call; whoever writes an answer to it is told what changed.
         */
        put: operations["calls_change_call"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/rights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Rights
         * @description Whether I may enter a call.
         */
        get: operations["calls_read_rights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/{circle_id}/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Guests
         * @description Who is a guest of this circle, and who was invited and has not come; for those who may invite guests to it.
         */
        get: operations["members_list_guests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/circles/{circle_id}/guests/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Dismiss Guest
         * @description End a guest's access at once.
         */
        delete: operations["members_dismiss_guest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Decision
         * @description One decision, wherever it stands. The ETag is what telling its outcome names.
         */
        get: operations["decisions_read_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Decision
         * @description Count the votes before the time has come.
         */
        post: operations["decisions_close_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell Outcome
         * @description Say in words what follows from a decision that is closed. If-Match names the decision's version.
         */
        put: operations["decisions_tell_outcome"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Vote
         * @description Vote, for myself or my organisation, or change that vote. If-Match names the vote's version, "0" for none.
         */
        put: operations["decisions_vote"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/voters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Voters
         * @description Who votes while it is open, and who has.
         */
        get: operations["decisions_list_voters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/votes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Votes
         * @description How each voted, told after the end.
         */
        get: operations["decisions_list_votes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions/{decision_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Decision
         * @description Let it be no decision, and say why.
         */
        post: operations["decisions_withdraw_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose
         * @description Be this person: the address leads back to the sign-in that brought the browser here.
         */
        post: operations["demo_choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Clock
         * @description What time it is in the demonstration.
         */
        get: operations["demo_read_clock"];
        put?: never;
        /**
         * Move Clock
         * @description Move the clock ahead; what falls due happens at once, and nobody is signed out.
         */
        post: operations["demo_move_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Outbox
         * @description The letters, newest first.
         */
        get: operations["demo_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Personas
         * @description Whom one can be.
         */
        get: operations["demo_personas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Desk
         * @description What needs me first; then the board by state, within the filters.
         */
        get: operations["desk_read_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Desk
         * @description The board as a table, what is due first before what is due later.
         */
        get: operations["desk_list_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/exchanges.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Desk
         * @description The table as a file for spreadsheets, whole, within the filters.
         */
        get: operations["desk_download_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Proposals
         * @description Proposals that I am in and that close soon, and reports that are overdue. Of others the secretariat is not told.
         */
        get: operations["desk_read_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draft
         * @description Generation and schema version of a draft, which an editor says when it opens it, and what one may do there.
         */
        get: operations["drafts_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft Exchange
         * @description Messages in, messages out, each with its length before it: for browsers whose network lets no WebSocket through.
         *
         *     The answer comes when what was written is on disk. With a state vector among the messages it brings what is missing,
         *     so that this alone, asked now and then, keeps a text up to date.
         */
        post: operations["drafts_draft_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/drafts/{draft_id}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Draft Stream
         * @description What a WebSocket would bring, as server-sent events: each `data:` is one message in base64.
         *
         *     `state` is the state vector of what one has, in URL-safe base64; without it the whole text comes first. What one
         *     writes goes to `exchange`.
         */
        get: operations["drafts_draft_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exchanges
         * @description Exchanges that I may see, newest first.
         */
        get: operations["exchanges_list_exchanges"];
        put?: never;
        /**
         * Start Exchange
         * @description Begin a draft with whatever is known already.
         */
        post: operations["exchanges_start_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Exchange
         * @description One exchange, as far as I may read it, with what I may do.
         */
        get: operations["exchanges_read_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save Exchange
         * @description Save what was typed; what is left out stays. If-Match names the version that was read.
         */
        patch: operations["exchanges_save_exchange"];
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Actions
         * @description What was taken on in all sessions of the exchange, the nearest day first.
         */
        get: operations["sessions_list_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/actions/{action_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Action
         * @description Say that it is done.
         */
        post: operations["sessions_finish_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/ask-endorsement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Endorsement
         * @description Ask my focal point to send it.
         */
        post: operations["exchanges_ask_endorsement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Exchange
         * @description End what both sides had agreed; the other side reads why.
         */
        post: operations["exchanges_cancel_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/close-unmatched": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Unmatched
         * @description Stop looking: what was tried, and what can be had instead.
         */
        post: operations["exchanges_close_unmatched"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/co-editors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Share Draft
         * @description Let these colleagues write the draft too, and nobody else.
         */
        put: operations["exchanges_share_draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete Exchange
         * @description End an exchange whose reports do not come.
         */
        post: operations["reports_complete_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Exchange
         * @description Do not take it on; the author reads why and how to appeal.
         */
        post: operations["exchanges_decline_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard Exchange
         * @description Throw the draft away.
         */
        post: operations["exchanges_discard_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End Sessions
         * @description Say that no further session will come: the reports of both sides are due.
         */
        post: operations["sessions_end_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Follow Up
         * @description Say what changed after ninety days.
         */
        post: operations["reports_answer_follow_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/helpers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Helpers
         * @description People who could help, before the request is sent.
         */
        get: operations["exchanges_list_helpers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Exchange
         * @description Stop its clock until somebody resumes it, with a reason and a day to look again.
         */
        post: operations["exchanges_hold_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/lane": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Lane
         * @description Let it run on another clock.
         */
        post: operations["exchanges_set_lane"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/lessons-thread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lessons Thread
         * @description What a thread about the published lessons could begin with.
         */
        get: operations["exchanges_lessons_thread"];
        put?: never;
        /**
         * Open Lessons Thread
         * @description Talk in the network about the published lessons of an exchange.
         */
        post: operations["exchanges_open_lessons_thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lineage Of Exchange
         * @description From where an exchange came and what came of it, as far as I may read each.
         */
        get: operations["home_lineage_of_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Matches
         * @description The matches of an exchange that I may see.
         */
        get: operations["exchanges_list_matches"];
        put?: never;
        /**
         * Draft Match
         * @description Choose a peer; nobody is told yet.
         */
        post: operations["exchanges_draft_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Keep a note that the secretariat alone reads.
         */
        post: operations["exchanges_add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/offer-help": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer Help
         * @description Say that my organisation could help; only the secretariat reads it.
         */
        post: operations["exchanges_offer_help"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open Exchange
         * @description Open it to those who may read it, and begin to look for peers.
         */
        post: operations["exchanges_open_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set Owner
         * @description Say which seat of the secretariat looks after it.
         */
        post: operations["exchanges_set_owner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Anonymously
         * @description Let the network read the lessons without names, in words that were checked.
         */
        post: operations["reports_publish_anonymously"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/put-forward": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Forward
         * @description Ask the chosen peers, in this order.
         */
        post: operations["exchanges_put_forward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forecast Readers
         * @description Who can read it now, once sent, and once opened at this level of confidentiality.
         */
        get: operations["exchanges_forecast_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reassign Exchange
         * @description Give the request to another seat of the organisation.
         */
        post: operations["exchanges_reassign_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Exchange
         * @description Look for peers again.
         */
        post: operations["exchanges_reopen_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Outcome
         * @description What came of the exchange, as far as I may read it: reports, published lessons, what changed after ninety days.
         */
        get: operations["reports_read_outcome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reports/{side}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Report
         * @description One side's report. The other side reads it once it has been handed in.
         */
        get: operations["reports_read_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save Report
         * @description Save what was typed; what is left out stays.
         */
        patch: operations["reports_save_report"];
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reports/{side}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Report
         * @description Stand by what the other side reported; nothing is published before both have done so.
         */
        post: operations["reports_accept_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reports/{side}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Report
         * @description Hand it in; with the second report the exchange is complete.
         */
        post: operations["reports_submit_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/reports/{side}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Back Report
         * @description Take my side's report back to correct it, until the other side has accepted it.
         */
        post: operations["reports_take_back_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Exchange
         * @description Let its clock run on; open dates move by as long as it stood.
         */
        post: operations["exchanges_resume_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Back Exchange
         * @description Return it with questions to the author.
         */
        post: operations["exchanges_send_back_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description The sessions of an exchange that I may read, in order; thirty at most.
         */
        get: operations["sessions_list_sessions"];
        put?: never;
        /**
         * Plan Session
         * @description Plan a session; everybody expected gets an invitation for their calendar.
         */
        post: operations["sessions_plan_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Session
         * @description One session, as far as I may read it.
         */
        get: operations["sessions_read_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Session
         * @description Change what it is about and who comes; the time stays.
         */
        patch: operations["sessions_change_session"];
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Action
         * @description Note what somebody will do until a day.
         */
        post: operations["sessions_take_action"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Session
         * @description Strike it from everybody's calendar.
         */
        post: operations["sessions_cancel_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Cost
         * @description Note what something of the session costs, and who pays.
         */
        post: operations["sessions_note_cost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/costs/{cost_id}/strike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strike Cost
         * @description Strike out a cost that was noted wrongly.
         */
        post: operations["sessions_strike_cost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/held": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Session Held
         * @description Say who came and what was decided; after the last one the reports are due.
         */
        post: operations["sessions_mark_session_held"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/missed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Session Missed
         * @description Say that it did not take place.
         */
        post: operations["sessions_mark_session_missed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Session
         * @description Hold it at another time; calendars follow.
         */
        post: operations["sessions_move_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Session Note
         * @description Keep a note for both sides, for my organisation, or for the secretariat alone.
         */
        post: operations["sessions_add_session_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/{session_id}/session.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Session Calendar
         * @description The session as a calendar file.
         */
        get: operations["sessions_session_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/sessions/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Propose Times
         * @description Times of that week that suit both sides, on both clocks; without a week, of the next one.
         */
        get: operations["sessions_propose_times"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/shortlist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Shortlist
         * @description Those who could answer, with reasons in words. The order is advice.
         */
        get: operations["exchanges_read_shortlist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit Exchange
         * @description Send it to the secretariat; whoever may commit the organisation endorses it by this.
         */
        post: operations["exchanges_submit_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suggest Times
         * @description Suggest two or three times to the other side.
         */
        post: operations["sessions_suggest_times"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/suggestions/{suggestion_id}/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pick Time
         * @description Pick one of the times: the session is planned, and everybody expected is invited.
         */
        post: operations["sessions_pick_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/suggestions/{suggestion_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Times
         * @description None of the times suits; suggesting others comes next.
         */
        post: operations["sessions_refuse_times"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/suggestions/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Suggestion
         * @description The times that wait for a pick, or of which none suited; null when there are none.
         */
        get: operations["sessions_read_suggestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/summary.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exchange Summary
         * @description One page about the exchange in my language, with what I may read of it.
         */
        get: operations["sessions_exchange_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Threads Of Exchange
         * @description Threads from which the exchange came, or which tell its lessons; those that I may read.
         */
        get: operations["exchanges_threads_of_exchange"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Timeline
         * @description What has happened, newest first, as far as I may read it.
         */
        get: operations["exchanges_read_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/{exchange_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Exchange
         * @description Take the request back.
         */
        post: operations["exchanges_withdraw_exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Exchanges
         * @description How many I may see in each state, by the same filters.
         */
        get: operations["exchanges_count_exchanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchanges/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Limits
         * @description How long texts and lists may be; a limit shows what is left and never cuts.
         */
        get: operations["exchanges_read_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Files
         * @description Files that my circles hold, newest first.
         */
        get: operations["files_list_files"];
        put?: never;
        /**
         * Attach File
         * @description Attach a file to a circle: PDF, documents of office programs, pictures, plain text; at most 20 MB.
         *
         *     A post takes its files when it is sent: until then they hang on its draft.
         */
        post: operations["files_attach_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** File */
        get: operations["files_file"];
        put?: never;
        post?: never;
        /** Erase File */
        delete: operations["files_erase_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * File Content
         * @description The bytes, to be saved under the file's name; of a picture also small. Who may read is asked every time.
         */
        get: operations["files_file_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funder-reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Report
         * @description Take out a report that was added by hand.
         */
        delete: operations["proposals_remove_report"];
        options?: never;
        head?: never;
        /**
         * Change Report
         * @description Change a report; what is left out stays.
         */
        patch: operations["proposals_change_report"];
        trace?: never;
    };
    "/api/funder-reports/{report_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Report
         * @description Say that it was handed in, in words or with a file.
         */
        post: operations["proposals_finish_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/funder-reports/{report_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Report
         * @description It is owed after all.
         */
        post: operations["proposals_reopen_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/held-replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Held Replies
         * @description Answers by mail that wait for my word, oldest first; never more than ten.
         */
        get: operations["notifications_held_replies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/held-replies/{reply_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Post Held Reply
         * @description Say that this answer is mine: it is posted in its thread.
         */
        post: operations["notifications_post_held_reply"];
        /**
         * Discard Held Reply
         * @description Forget this answer by mail.
         */
        delete: operations["notifications_discard_held_reply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Home
         * @description What waits for me with dates, what runs in my organisation, my next session, and what is new.
         */
        get: operations["home_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Inbox
         * @description What I have been told, newest first.
         */
        get: operations["notifications_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inbox/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Inbox
         * @description Mark lines as read.
         */
        post: operations["notifications_read_inbox"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{ticket_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resend Invitation
         * @description Send it again with a new link; the old one works no more.
         */
        post: operations["members_resend_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/{ticket_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Invitation
         * @description Take an open invitation back: to a seat, or of a guest.
         */
        post: operations["members_withdraw_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/invitations/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite Guest
         * @description Invite somebody as guest to one circle until a moment.
         */
        post: operations["members_invite_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description Hints as server-sent events.
         *
         *     Each message is a JSON object: kind and id of a record that changed, and the id of its `part` if that is known; kind `tick` when hints were lost, so that one
         *     looks again at everything; kind `ended` when the sign-in no longer stands.
         */
        get: operations["live_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Mandates
         * @description Proposals into which my organisation is asked, what is to be answered first.
         */
        get: operations["proposals_list_mandates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{party_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Mandate
         * @description Give my organisation's mandate, or say no.
         */
        post: operations["proposals_answer_mandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{party_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave Proposal
         * @description My organisation leaves: we read it no more, and what we wrote stays ours.
         */
        post: operations["proposals_leave_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{party_id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Partner
         * @description Go on without this organisation.
         */
        post: operations["proposals_release_partner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mandates/{party_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Back Mandate
         * @description Ask this organisation no longer.
         */
        post: operations["proposals_take_back_mandate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Asked
         * @description What my seat or organisation was asked, newest first.
         */
        get: operations["matches_list_asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Match
         * @description One match with its brief. The ETag is that of the terms.
         */
        get: operations["matches_read_match"];
        put?: never;
        post?: never;
        /**
         * Drop Match
         * @description Put away a match that nobody has been told of.
         */
        delete: operations["matches_drop_match"];
        options?: never;
        head?: never;
        /**
         * Edit Match
         * @description Change a match that nobody has been told of.
         */
        patch: operations["matches_edit_match"];
        trace?: never;
    };
    "/api/matches/{match_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Match
         * @description Yes, for my organisation.
         */
        post: operations["matches_accept_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree To Terms
         * @description Yes to the terms as I read them; with both sides' yes the exchange is agreed.
         */
        post: operations["matches_agree_to_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Match
         * @description Not this time. It can be taken back for a minute.
         */
        post: operations["matches_decline_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall Match
         * @description The secretariat takes back what it put forward; the peer is thanked.
         */
        post: operations["matches_recall_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Back Decline
         * @description Take my no back, within a minute.
         */
        post: operations["matches_take_back_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/matches/{match_id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save Terms
         * @description Change the terms; the other side has to say yes again.
         */
        patch: operations["matches_save_terms"];
        trace?: never;
    };
    "/api/matches/{match_id}/turn-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Turn Down Match
         * @description The asking side says no.
         */
        post: operations["matches_turn_down_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Me
         * @description Who I am, for whom I act, what I may do at all, and how much I have not read.
         */
        get: operations["home_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Change the language I read or the clock I live by.
         */
        patch: operations["home_change_me"];
        trace?: never;
    };
    "/api/me/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Consent
         * @description Agree to the terms that I have read.
         */
        post: operations["accounts_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take My Data
         * @description What Pacto holds about me as a ZIP: `data.json`, its schema, the files that I brought, and a letter to read first.
         */
        get: operations["home_take_my_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Identities
         * @description The providers' accounts that stand for me.
         */
        get: operations["accounts_list_identities"];
        put?: never;
        /**
         * Begin Linking
         * @description Let another account stand for me: go to this address and sign in there.
         */
        post: operations["accounts_begin_linking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/identities/{identity_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Identity
         * @description Let a provider's account stand for me no more.
         */
        delete: operations["accounts_remove_identity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/identities/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Stranger
         * @description Confirm that the account which came to this browser's door a moment ago is mine too.
         */
        post: operations["accounts_confirm_stranger"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Seat
         * @description Act for another of my seats from now on, in this browser.
         */
        post: operations["accounts_take_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Seen
         * @description Say that I am here: sessions end when nobody is, after a while. Send it every few minutes of use.
         */
        post: operations["accounts_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offers
         * @description Offers, newest first; drafts only of one's own circle, and only when asked for.
         */
        get: operations["members_list_offers"];
        put?: never;
        /**
         * Draft Offer
         * @description Begin an offer as a draft.
         */
        post: operations["members_draft_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offer */
        get: operations["members_offer"];
        put?: never;
        post?: never;
        /**
         * Discard Offer
         * @description Throw a draft away.
         */
        delete: operations["members_discard_offer"];
        options?: never;
        head?: never;
        /** Edit Offer */
        patch: operations["members_edit_offer"];
        trace?: never;
    };
    "/api/offers/{offer_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Offer
         * @description Say that the offer still stands, for another year.
         */
        post: operations["members_confirm_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pause Offer */
        post: operations["members_pause_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish Offer */
        post: operations["members_publish_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume Offer */
        post: operations["members_resume_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/offers/{offer_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Offer
         * @description Take the offer back; from now on its own organisation alone reads it.
         */
        post: operations["members_withdraw_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Organisations
         * @description Organisations of the network by name. Former members are listed only when asked for.
         */
        get: operations["members_list_organisations"];
        put?: never;
        /** Add Organisation */
        post: operations["members_add_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisation
         * @description The page of an organisation; outside the network only one's own.
         */
        get: operations["members_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Organisation
         * @description Change what an organisation says about itself; the secretariat does so on its behalf.
         */
        patch: operations["members_edit_organisation"];
        trace?: never;
    };
    "/api/organisations/{organisation_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Invitations
         * @description Invitations to seats of this organisation that wait for an answer.
         */
        get: operations["members_list_invitations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lessons Of Organisation
         * @description What was learned in exchanges of this organisation, published with its name; newest first.
         */
        get: operations["lessons_lessons_of_organisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/membership": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change Membership */
        put: operations["members_change_membership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Logo
         * @description Show this logo; JPEG, PNG, WebP or GIF, at most 10 MB.
         */
        put: operations["members_set_logo"];
        post?: never;
        /** Drop Logo */
        delete: operations["members_drop_logo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{organisation_id}/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make Seat
         * @description A new seat, vacant until somebody accepts an invitation to it.
         */
        post: operations["members_make_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organisations Map
         * @description What the map shows: every organisation whose place is known.
         */
        get: operations["members_organisations_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description People who hold a seat now, by name.
         */
        get: operations["members_list_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Person
         * @description The page of a person; outside the network only one's own and one's colleagues'.
         */
        get: operations["members_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Edit Person
         * @description Change what a person says about themselves.
         */
        patch: operations["members_edit_person"];
        trace?: never;
    };
    "/api/people/{person_id}/lessons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lessons Of Person
         * @description What was learned in exchanges in which this person took part, published with names; newest first.
         */
        get: operations["lessons_lessons_of_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Photo
         * @description Show this photograph; JPEG, PNG, WebP or GIF, at most 10 MB.
         */
        put: operations["members_set_photo"];
        post?: never;
        /** Drop Photo */
        delete: operations["members_drop_photo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Person */
        post: operations["members_restore_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{person_id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suspend Person
         * @description Let a person in no more and end their sessions at once.
         */
        post: operations["members_suspend_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pictures/{picture_id}/{size}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Picture
         * @description A photograph or logo as WebP. The address never shows another one, so it may be kept.
         */
        get: operations["files_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preferences
         * @description How I wish to hear.
         */
        get: operations["notifications_preferences"];
        /**
         * Prefer
         * @description Say how I wish to hear.
         */
        put: operations["notifications_prefer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proposals
         * @description Proposals that I am in, newest first. Of others nobody is told.
         */
        get: operations["proposals_list_proposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Proposal
         * @description One proposal that I am in: who takes part, what is missing, and by when.
         */
        get: operations["proposals_read_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save Proposal
         * @description Change title, summary, language or topics; what is left out stays.
         */
        patch: operations["proposals_save_proposal"];
        trace?: never;
    };
    "/api/proposals/{proposal_id}/after": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read After
         * @description What the funder answered, and the reports that are owed to it.
         */
        get: operations["proposals_read_after"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/annexes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Annexes
         * @description What the call wants enclosed, who owes it, and how each stands.
         */
        get: operations["annexes_read_annexes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/annexes/{key}/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Excuse Annex
         * @description Say why an annex is not needed, or that it is after all.
         */
        put: operations["annexes_excuse_annex"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/annexes/{key}/{organisation_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Annex
         * @description Put the file of an annex, at most 20 MB. The one before stays to be read.
         */
        put: operations["annexes_put_annex"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Budget
         * @description The lines that I may read, the sums of all, and how each rule of the call stands.
         */
        get: operations["budget_read_budget"];
        /**
         * Set Budget
         * @description Say what holds for the budget as a whole: when it begins, how long it lasts, what is asked for.
         */
        put: operations["budget_set_budget"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/budget.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download Budget
         * @description The budget as a workbook with formulas, as far as I may read it.
         */
        get: operations["budget_download_budget"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/budget/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Line
         * @description Add a line for an organisation that I write for.
         */
        post: operations["budget_add_line"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/budget/workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Workbook
         * @description Take exactly what was looked at before, all of it or nothing.
         */
        post: operations["budget_take_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/budget/workbook/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look Into Workbook
         * @description What a workbook that comes back would change, and what is wrong with it, cell by cell. Nothing is taken.
         */
        post: operations["budget_look_into_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Candidates
         * @description Whom I may put to work on it.
         */
        get: operations["proposals_list_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/evidence/{key}/{organisation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell Evidence
         * @description Say how a condition of the call stands, in words, with a file or a page of ours that shows it.
         */
        put: operations["evidence_tell_evidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/export/{ending}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Proposal
         * @description The proposal, or one section of it, as a file. `marked` keeps suggestions and comments, in Word files.
         */
        get: operations["proposals_export_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/export/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Fields
         * @description The texts as they are signed, each with its length as the funder counts, to be pasted into a form.
         */
        get: operations["proposals_read_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/guests/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Guest Role
         * @description Say what a guest may do here until their date.
         */
        put: operations["proposals_set_guest_role"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Lineage
         * @description What a proposal came from and what came of it, as far as I may read each.
         */
        get: operations["home_read_lineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/next-stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Next Stage
         * @description Begin the next stage of the call, when the funder has invited to it.
         */
        post: operations["proposals_begin_next_stage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Party
         * @description Ask an organisation to take part. Its representative reads the request, not the proposal.
         */
        post: operations["proposals_ask_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/people/{seat_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give Role
         * @description Put somebody of a partner to work on it, or give them another role.
         */
        put: operations["proposals_give_role"];
        post?: never;
        /**
         * End Role
         * @description Take somebody off it, or go oneself.
         */
        delete: operations["proposals_end_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move Plan
         * @description Move inner dates by hand; they stay in their order and before the deadline.
         */
        put: operations["proposals_move_plan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Proposal
         * @description Take it up again.
         */
        post: operations["proposals_reopen_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Report
         * @description A report that is owed to the funder.
         */
        post: operations["proposals_add_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell Result
         * @description Write down what the funder said; everybody of the proposal is told.
         */
        put: operations["proposals_tell_result"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Results
         * @description What should change, and by which indicators one will know.
         */
        get: operations["results_read_results"];
        put?: never;
        /**
         * Add Result
         * @description Add a row below the others.
         */
        post: operations["results_add_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/reusable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Marks
         * @description Which texts of a proposal are marked to be used again.
         */
        get: operations["proposals_read_marks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/sections/{section_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring In Document
         * @description Suggest in a section what a Word file says; its comments come as comments. What cannot come is named.
         */
        post: operations["proposals_bring_in_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Signing
         * @description The version that was frozen last, in full, and who has signed it.
         */
        get: operations["proposals_read_signing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Bundle
         * @description The version with its signatures as one file that `pacto verify` checks: the latest, or one that was sent.
         */
        get: operations["proposals_read_bundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze Version
         * @description Put the proposal as it is now before the partners, to be signed.
         */
        post: operations["proposals_freeze_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Version
         * @description Give the version back, saying what would have to change.
         */
        post: operations["proposals_refuse_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Version
         * @description Say that the version which all have signed went to the funder.
         */
        post: operations["proposals_send_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/signing/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Version
         * @description Sign the version that I have read, for my organisation.
         */
        post: operations["proposals_sign_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Lengths
         * @description How long each section's text is now.
         */
        get: operations["proposals_read_lengths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/{proposal_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Proposal
         * @description Give it up. What was written stays.
         */
        post: operations["proposals_withdraw_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin From
         * @description Begin an answer to a call that remembers what it comes from.
         */
        post: operations["home_begin_from"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/proposals/begin-from": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offer Beginning
         * @description What a proposal could begin with, taken from what I may read.
         */
        get: operations["home_offer_beginning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reports
         * @description Reports of posts in threads for which I answer, newest first.
         */
        get: operations["discussions_list_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Settle Report
         * @description Say what comes of a report: the post is hidden, or kept.
         */
        put: operations["discussions_settle_report"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/result-rows/{row_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Result
         * @description Take a row out, as I read it.
         */
        delete: operations["results_remove_result"];
        options?: never;
        head?: never;
        /**
         * Change Result
         * @description Change a row; what is left out stays. Refused with what it says now when somebody was faster.
         */
        patch: operations["results_change_result"];
        trace?: never;
    };
    "/api/result-rows/{row_id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move Result
         * @description Put a row at another place among the others.
         */
        put: operations["results_move_result"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reusable-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Texts
         * @description Texts of my organisation that may be used again, the latest first; at most thirty.
         */
        get: operations["proposals_list_texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reusable-texts/{from_section_id}/bring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring Text
         * @description Note that I bring this text into a section that is being written.
         */
        post: operations["proposals_bring_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description What I may read of what was asked for: found by its title first, then the newest. Nonsense finds nothing.
         */
        get: operations["search_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description A few records that I may read whose title has these words, the last one by its beginning.
         */
        get: operations["search_suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/{seat_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close Seat */
        post: operations["members_close_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/{seat_id}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite To Seat
         * @description Invite somebody to a vacant seat by mail.
         */
        post: operations["members_invite_to_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats/{seat_id}/vacate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vacate Seat
         * @description Let its holder leave at once; the seat waits for the next one.
         */
        post: operations["members_vacate_seat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Section
         * @description Begin, hand in, send back, agree or take up again.
         */
        post: operations["proposals_move_section"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Comments
         * @description The comments on words of a section, oldest first.
         */
        get: operations["proposals_list_comments"];
        put?: never;
        /**
         * Comment On Words
         * @description Comment on words: they are marked in the live text, and a thread about them begins.
         */
        post: operations["proposals_comment_on_words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/comments/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Resolve Comment
         * @description Settle a comment, or take it up again.
         */
        put: operations["proposals_resolve_comment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/comments/{thread_id}/assignee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign Comment
         * @description Say who is to see to a comment; they are told.
         */
        put: operations["proposals_assign_comment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Own Section
         * @description Say whose part it is and who writes it.
         */
        put: operations["proposals_own_section"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Picture
         * @description Take in a picture for the text of a section; whoever reads the section reads it at `/api/files/…/content`.
         */
        post: operations["proposals_add_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Readers
         * @description Who reads a section, to mention one of them in a comment or to give it to them.
         */
        get: operations["proposals_list_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/reusable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Text
         * @description Keep this text to be used again.
         */
        put: operations["proposals_mark_text"];
        post?: never;
        /**
         * Unmark Text
         * @description Let it be found no more.
         */
        delete: operations["proposals_unmark_text"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Text
         * @description The text of one section as it is now; its live text is the draft of the same id.
         */
        get: operations["proposals_read_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Versions
         * @description What was kept of a section's text, the newest first.
         */
        get: operations["proposals_list_versions"];
        put?: never;
        /**
         * Keep Version
         * @description Keep the text as it is now, under a name.
         */
        post: operations["proposals_keep_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Version
         * @description What one version reads.
         */
        get: operations["proposals_read_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sections/{section_id}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Version
         * @description Bring a version back as a new one; what stands now is kept.
         */
        post: operations["proposals_restore_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Code
         * @description Send a code to this address, if it is one of ours: the answer is the same either way.
         */
        post: operations["accounts_ask_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/code/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Code
         * @description Sign in with the digits of the letter, in the browser that asked for it.
         */
        post: operations["accounts_check_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/code/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Code
         * @description Sign in with the link of the letter, in the browser that asked for it: the page asks before it calls this.
         */
        post: operations["accounts_confirm_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in/stranger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Stranger
         * @description Who came from a provider a moment ago, in this browser, and is not known here.
         */
        get: operations["accounts_stranger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sign Ins
         * @description Every browser in which I am signed in, the one used last first.
         */
        get: operations["accounts_list_sign_ins"];
        put?: never;
        post?: never;
        /**
         * End Other Sign Ins
         * @description Sign all my browsers out but this one.
         */
        delete: operations["accounts_end_other_sign_ins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins/{sign_in_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Sign In
         * @description Sign one of my browsers out.
         */
        delete: operations["accounts_end_sign_in"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign Out
         * @description Sign this browser out.
         */
        post: operations["accounts_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Spaces
         * @description Spaces of which I may know, with what is new in them for me; the network's own comes first.
         */
        get: operations["discussions_list_spaces"];
        put?: never;
        /**
         * Open Group
         * @description Open a working group and answer for it.
         */
        post: operations["discussions_open_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read Space */
        get: operations["discussions_read_space"];
        /**
         * Edit Group
         * @description Say differently what a working group is for, or how one comes in. If-Match names its version.
         */
        put: operations["discussions_edit_group"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join Group
         * @description Come into a working group that is open to all.
         */
        post: operations["discussions_join_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave Group
         * @description Leave a working group. Its last steward names another one first.
         */
        post: operations["discussions_leave_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}/level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hear Of Space
         * @description Follow or mute a space.
         */
        put: operations["discussions_hear_of_space"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People Of Group
         * @description Who is in a working group; told to those who are in it themselves.
         */
        get: operations["discussions_people_of_group"];
        put?: never;
        /**
         * Bring In
         * @description Take somebody into a working group, or make them its steward or its steward no more.
         */
        post: operations["discussions_bring_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/{space_id}/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let Out
         * @description Let somebody out of a working group.
         */
        delete: operations["discussions_let_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spaces/topics/{topic_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Open Topic
         * @description The space of a main topic, made when somebody first asks for it.
         */
        put: operations["discussions_open_topic"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Start
         * @description What a browser needs to know before anybody has signed in.
         */
        get: operations["accounts_start"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/thread-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Thread Drafts
         * @description Threads that I have begun to write, the last one saved first.
         */
        get: operations["discussions_list_thread_drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/thread-drafts/{draft_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Thread Draft
         * @description Keep a thread that I have begun, under an id that I choose. If-Match names its version, "0" for none.
         */
        put: operations["discussions_save_thread_draft"];
        post?: never;
        /**
         * Discard Thread Draft
         * @description Forget a thread that I have begun.
         */
        delete: operations["discussions_discard_thread_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Threads
         * @description Threads that I may read, newest activity first. Muted ones only where I ask for a space, a subject or my own.
         */
        get: operations["discussions_list_threads"];
        put?: never;
        /**
         * Start Thread
         * @description Begin to talk: a thread with its first post.
         */
        post: operations["discussions_start_thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Thread
         * @description One thread, with how far I have read it and what I have begun to write. The ETag is the draft's.
         */
        get: operations["discussions_read_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name Answer
         * @description Name the post that answers what the thread asks.
         */
        put: operations["discussions_name_answer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Decisions
         * @description What the thread decides and has decided, open ones first, and what I may put to a vote there.
         */
        get: operations["decisions_list_decisions"];
        put?: never;
        /**
         * Open Decision
         * @description Put a question to a vote.
         */
        post: operations["decisions_open_decision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Draft
         * @description Keep what I have begun to write, for my other devices. If-Match names the draft's version, "0" for none.
         */
        put: operations["discussions_save_draft"];
        post?: never;
        /**
         * Discard Draft
         * @description Forget what I have begun to write here.
         */
        delete: operations["discussions_discard_draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask From Thread
         * @description Begin a request with what the thread asks; a draft that nobody else reads yet.
         */
        post: operations["exchanges_ask_from_thread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hear Of Thread
         * @description Follow or mute a thread.
         */
        put: operations["discussions_hear_of_thread"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lineage Of Thread
         * @description From where a conversation came and what came of it, as far as I may read each.
         */
        get: operations["home_lineage_of_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mentionable
         * @description People who can read this thread, to mention one of them.
         */
        get: operations["discussions_mentionable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Posts
         * @description What was written, a page at a time.
         */
        get: operations["discussions_list_posts"];
        put?: never;
        /**
         * Write Post
         * @description Write in the thread; everybody whom its circle admits can read it.
         */
        post: operations["discussions_write_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Post
         * @description One post as it stands now.
         */
        get: operations["discussions_read_post"];
        put?: never;
        post?: never;
        /**
         * Delete Post
         * @description Take the words of a post away, former versions too; its place stays.
         */
        delete: operations["discussions_delete_post"];
        options?: never;
        head?: never;
        /**
         * Edit Post
         * @description Change my post; what it said before stays readable beside it. If-Match names the post's version.
         */
        patch: operations["discussions_edit_post"];
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}/hiding": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Hide Post
         * @description Show the post's place and the reason only.
         */
        put: operations["discussions_hide_post"];
        post?: never;
        /**
         * Show Post
         * @description Show a hidden post again.
         */
        delete: operations["discussions_show_post"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}/reactions/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Reaction */
        put: operations["discussions_set_reaction"];
        post?: never;
        /** Take Reaction Back */
        delete: operations["discussions_take_reaction_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report Post
         * @description Ask those who answer for the thread to look at a post; only they hear who asked.
         */
        post: operations["discussions_report_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}/translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Translate Post
         * @description The post in the language of my screens, by machine. Made once, and kept until the post says something else.
         */
        post: operations["discussions_translate_post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/posts/{post_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Post Versions
         * @description What a post said before it was edited, oldest first.
         */
        get: operations["discussions_post_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark Read
         * @description Note how far I have read; an earlier post makes the later ones unread again.
         */
        put: operations["discussions_mark_read"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/space": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move Thread
         * @description Let the thread stand in another space, which the same people read, or fewer.
         */
        put: operations["discussions_move_thread"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set State
         * @description Lock the thread, so that nobody writes there, or open it again.
         */
        put: operations["discussions_set_state"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/threads/{thread_id}/works": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Works Of Thread
         * @description Exchanges that came from the thread, or whose lessons it tells; those that I may read.
         */
        get: operations["exchanges_works_of_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/topics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All Topics
         * @description The whole vocabulary, parents before children.
         */
        get: operations["members_all_topics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unsubscribe
         * @description End the letters that this link stands for, as mail programs do with one click (RFC 8058).
         */
        post: operations["notifications_unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visitor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Visitor
         * @description Who I am, if I am signed in: for pages that serve others too, so that being nobody is no refusal.
         *
         *     The frame of every page needs it, so it may be kept for reading without a connection.
         */
        get: operations["home_visitor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AbilitiesOnBehalf
         * @description What the secretariat may do on behalf of each side.
         */
        AbilitiesOnBehalf: {
            peer: components["schemas"]["ExchangeAbilities"] | null;
            requester: components["schemas"]["ExchangeAbilities"];
        };
        /**
         * AcceptIn
         * @description Yes: who will talk, who steps in, and a line to the one who asks.
         */
        AcceptIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Message
             * @default
             */
            message?: string;
            /**
             * Seat Id
             * @description Another seat of the organisation, who will talk.
             */
            seat_id?: string | null;
            /** Substitute Seat Id */
            substitute_seat_id?: string | null;
        };
        /**
         * ActionIn
         * @description Something that a seat of either side will do until a day.
         */
        ActionIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Owner Seat Id
             * Format: uuid
             */
            owner_seat_id: string;
            /** Text */
            text: string;
        };
        /**
         * ActionOut
         * @description What somebody took upon themselves.
         */
        ActionOut: {
            /** Done At */
            done_at: string | null;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Late */
            late: boolean;
            /** May Finish */
            may_finish: boolean;
            owner: components["schemas"]["SeatRef"];
            /** Session Id */
            session_id: string | null;
            /** Text */
            text: string;
        };
        /** AddressOut */
        AddressOut: {
            /**
             * Address
             * @description Where the browser goes next.
             */
            address: string;
        };
        /**
         * AfterAbilities
         * @description What the actor may do with a proposal that was sent. `report` is to add reports and to change or remove them.
         */
        AfterAbilities: {
            /**
             * Report
             * @default false
             */
            report: boolean;
            /**
             * Tell
             * @default false
             */
            tell: boolean;
        };
        /**
         * AfterOut
         * @description What followed once a proposal was sent, and what I may do.
         */
        AfterOut: {
            abilities: components["schemas"]["AfterAbilities"];
            call: components["schemas"]["CallRef"];
            /**
             * Circle Id
             * Format: uuid
             */
            circle_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /** Criteria */
            criteria: components["schemas"]["CriterionOut"][];
            /**
             * Currency
             * @description Of the budget.
             */
            currency: string;
            /** Digits */
            digits: number;
            /**
             * Earlier
             * @description What was written down before, the latest first.
             */
            earlier: components["schemas"]["FunderResultOut"][];
            language: components["schemas"]["Language"];
            /** Letters */
            letters: components["schemas"]["FunderLetterOut"][];
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /** Owing */
            owing: components["schemas"]["OwingOut"][];
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Reports */
            reports: components["schemas"]["FunderReportOut"][];
            /**
             * Requested
             * @description What the budget asks of the funder, in minor units.
             */
            requested: number | null;
            result: components["schemas"]["FunderResultOut"] | null;
            /** Sections */
            sections: components["schemas"]["SentSectionOut"][];
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            /** Stage */
            stage: string;
            state: components["schemas"]["ProposalState"];
            /** Title */
            title: string;
            /**
             * Version
             * @description To be handed back when the result changes; 0 before there is one.
             */
            version: number;
            /**
             * Zone
             * @description The funder's clock.
             */
            zone: string;
        };
        /**
         * AgendaItem
         * @description One point to talk about. `question` counts the guiding question that it answers from 1.
         */
        AgendaItem: {
            /** Minutes */
            minutes?: number | null;
            /** Question */
            question?: number | null;
            /** Text */
            text: string;
        };
        /** AmountForm */
        AmountForm: {
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /** Max */
            max?: number | null;
            /** Min */
            min?: number | null;
        };
        /**
         * AnnexesOut
         * @description The annexes of a proposal and how each stands.
         */
        AnnexesOut: {
            call: components["schemas"]["CallRef"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /**
             * Due
             * @description When they must be there.
             */
            due: string | null;
            /** Items */
            items: components["schemas"]["AnnexOut"][];
            language: components["schemas"]["Language"];
            /**
             * Missing
             * @description Required ones of the stage that runs, of which nothing stands.
             */
            missing: number;
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            state: components["schemas"]["ProposalState"];
            /** Title */
            title: string;
            /** Zone */
            zone: string;
        };
        /**
         * AnnexFileOut
         * @description One file that was put, now or earlier; its bytes are at the address of every file.
         */
        AnnexFileOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FileKind"];
            /**
             * Name
             * @example carta.pdf
             */
            name: string;
            /**
             * Put At
             * Format: date-time
             */
            put_at: string;
            /** Put By */
            put_by: string;
            /**
             * Sha256
             * @example 9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65
             */
            sha256: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
        };
        /** AnnexForm */
        AnnexForm: {
            /**
             * Key
             * @example submission
             */
            key: string;
            /**
             * Per Partner
             * @default false
             */
            per_partner?: boolean;
            /**
             * Required
             * @default true
             */
            required?: boolean;
            /**
             * Signed
             * @default false
             */
            signed?: boolean;
            /**
             * Stage
             * @description In which it is enclosed; left out, in the last one.
             */
            stage?: string | null;
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
        };
        /**
         * AnnexOut
         * @description One annex that one organisation owes.
         */
        AnnexOut: {
            /**
             * Asked
             * @description Whether the call still asks for it, and the organisation still takes part.
             */
            asked: boolean;
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            /**
             * Earlier
             * @description What stood before, the latest first.
             */
            earlier: components["schemas"]["AnnexFileOut"][];
            file: components["schemas"]["AnnexFileOut"] | null;
            /**
             * Key
             * @example letter
             */
            key: string;
            /**
             * Now
             * @description Whether that is the stage that runs.
             */
            now: boolean;
            organisation: components["schemas"]["PartnerRef"];
            /** Per Partner */
            per_partner: boolean;
            /**
             * Put
             * @description Whether I may put it.
             */
            put: boolean;
            /** Reason */
            reason: string;
            /** Required */
            required: boolean;
            /**
             * Signed
             * @description Whether somebody signs it, by hand or otherwise, before it is put here.
             */
            signed: boolean;
            /**
             * Stage
             * @description In which it is enclosed; empty where it is owed no more.
             */
            stage: string;
            state: components["schemas"]["AnnexState"];
            /**
             * Title
             * @description By language; empty where the call asks for it no more.
             */
            title: {
                [key: string]: string;
            };
            /**
             * Version
             * @description 0 while nothing was said of it.
             */
            version: number;
        };
        /**
         * AnnexState
         * @description `not_needed` always comes with a reason.
         * @enum {string}
         */
        AnnexState: "missing" | "there" | "not_needed";
        /**
         * Answer
         * @description Whether a rule is met: `ask` when only people can tell.
         * @enum {string}
         */
        Answer: "met" | "missing" | "ask";
        /** AnswerIn */
        AnswerIn: {
            /**
             * Post Id
             * @description Null takes it back.
             */
            post_id: string | null;
        };
        /**
         * AnswerItem
         * @description How far a guiding question was answered, from 1 (not at all) to 5 (wholly), and what was found out.
         */
        AnswerItem: {
            /** Question */
            question: number;
            /** Score */
            score?: number | null;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * AnswerRef
         * @description A proposal of mine that answers a call.
         */
        AnswerRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Title */
            title: string;
        };
        /**
         * ApplicationIn
         * @description Somebody asks to join. The address is confirmed by a link before anybody reads it.
         */
        ApplicationIn: {
            /**
             * Email
             * @example ana@example.org
             */
            email: string;
            /** Job */
            job: string;
            language: components["schemas"]["Language"];
            /**
             * Message
             * @default
             */
            message?: string;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string;
            /**
             * Role
             * @enum {string}
             */
            role: "member" | "focal_point" | "authorised_representative" | "expert";
        };
        /**
         * ApplicationOut
         * @description An application, as the secretariat reads it.
         */
        ApplicationOut: {
            /** Answered At */
            answered_at: string | null;
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Job */
            job: string;
            language: components["schemas"]["Language"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Message */
            message: string;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string;
            /** Reason */
            reason: string;
            role: components["schemas"]["SeatRole"];
            state: components["schemas"]["ApplicationState"];
        };
        /**
         * ApplicationPage
         * @description One page of applications, newest first.
         */
        ApplicationPage: {
            /** Items */
            items: components["schemas"]["ApplicationOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * ApplicationState
         * @enum {string}
         */
        ApplicationState: "unconfirmed" | "waiting" | "approved" | "declined";
        /**
         * ApprovalIn
         * @description The seat that the applicant is invited to: one that stands vacant, or a new one in an organisation.
         */
        ApprovalIn: {
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** @default member */
            role?: components["schemas"]["SeatRole"];
            /** Seat Id */
            seat_id?: string | null;
        };
        /**
         * ArrivalOut
         * @description Who came to this browser's door a moment ago and is not known yet; null when nobody.
         */
        ArrivalOut: {
            stranger: components["schemas"]["StrangerOut"] | null;
        };
        /** AssignedIn */
        AssignedIn: {
            /**
             * Assigned To
             * @description The principal of somebody who reads the section.
             */
            assigned_to: string | null;
        };
        /**
         * AttendanceOut
         * @description Somebody expected; `attended` is null until the session is over.
         */
        AttendanceOut: {
            /** Attended */
            attended: boolean | null;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string | null;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
        };
        /** AuthorOut */
        AuthorOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Name
             * @example Thandeka Ntabayokuthula
             */
            name: string;
            /**
             * Organisation
             * @description The organisation that the author acted for.
             * @example Durban
             */
            organisation: string | null;
            /** Organisation Id */
            organisation_id: string | null;
        };
        /**
         * BegunOut
         * @description What was made; its page is `/exchanges/<id>` or `/conversations/<id>`.
         */
        BegunOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * BehalfIn
         * @description For the secretariat: the organisation for which it acts after a call. The event says so.
         */
        BehalfIn: {
            /** Behalf Of */
            behalf_of?: string | null;
        };
        /** Body_annexes_put_annex */
        Body_annexes_put_annex: {
            /** File */
            file: string;
        };
        /** Body_budget_look_into_workbook */
        Body_budget_look_into_workbook: {
            /** File */
            file: string;
        };
        /** Body_budget_take_workbook */
        Body_budget_take_workbook: {
            /** File */
            file: string;
            /** Seen */
            seen: string;
        };
        /** Body_evidence_tell_evidence */
        Body_evidence_tell_evidence: {
            answer: components["schemas"]["Answer"];
            /** File */
            file?: string | null;
            /**
             * Link
             * @description Path of a page here; whoever may not read it does not see it.
             * @default
             * @example /exchanges/0198f1f0-c0de-7abc-8000-000000000000
             */
            link?: string;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /** Body_files_attach_file */
        Body_files_attach_file: {
            /**
             * Circle Id
             * Format: uuid
             */
            circle_id: string;
            /** File */
            file: string;
            /** Subject Id */
            subject_id?: string | null;
            /** @default  */
            subject_kind?: components["schemas"]["Hanging"];
        };
        /** Body_members_set_logo */
        Body_members_set_logo: {
            /** File */
            file: string;
        };
        /** Body_members_set_photo */
        Body_members_set_photo: {
            /** File */
            file: string;
        };
        /** Body_proposals_add_picture */
        Body_proposals_add_picture: {
            /** File */
            file: string;
        };
        /** Body_proposals_bring_in_document */
        Body_proposals_bring_in_document: {
            /** File */
            file: string;
        };
        /**
         * BriefOut
         * @description What a peer reads before it answers: the request in short, nothing of the room.
         */
        BriefOut: {
            /** Challenge */
            challenge: string;
            confidentiality: components["schemas"]["Confidentiality"];
            /** Decision Due On */
            decision_due_on: string | null;
            /** Desired Outcome */
            desired_outcome: string;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            format: components["schemas"]["Format"] | null;
            /** Interpretation Needed */
            interpretation_needed: boolean;
            lane: components["schemas"]["Lane"];
            language: components["schemas"]["Language"];
            /** Languages */
            languages: string[];
            organisation: components["schemas"]["OrganisationRef"];
            /** Preferred From */
            preferred_from: string | null;
            /** Preferred Until */
            preferred_until: string | null;
            /** Questions */
            questions: string[];
            requester: components["schemas"]["SeatRef"];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            travel_money: components["schemas"]["TravelMoney"];
            /** Tried */
            tried: string;
        };
        /**
         * BringIn
         * @description The section into which it is brought.
         */
        BringIn: {
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
        };
        /**
         * BroughtInOut
         * @description What came of a Word file: how many places are suggested anew, comments begun and answered, and what was left.
         */
        BroughtInOut: {
            /** Answers */
            answers: number;
            /**
             * Authors
             * @description Whose changes and comments the file names.
             */
            authors: string[];
            /** Comments */
            comments: number;
            /**
             * Known
             * @description Comments of the file that stood here already.
             */
            known: number;
            /** Left */
            left: components["schemas"]["LeftOut"][];
            /** Suggestions */
            suggestions: number;
        };
        /**
         * BudgetAbilities
         * @description What the actor may do with a budget as a whole now. `write_for`: organisations whose lines they write.
         */
        BudgetAbilities: {
            /**
             * Frame
             * @default false
             */
            frame: boolean;
            /**
             * Write
             * @default false
             */
            write: boolean;
            /**
             * Write For
             * @default []
             */
            write_for: string[];
        };
        /**
         * BudgetCheck
         * @description One thing that a call, or sense, asks of a budget.
         * @enum {string}
         */
        BudgetCheck: "amount_min" | "amount_max" | "co_funding_min" | "grant_share_max" | "in_kind" | "category_cap" | "min_percent" | "reserve_percent" | "max_partner_percent" | "totals_match" | "unit_times_rate" | "exchange_rate_date" | "concept_to_full_percent" | "duration" | "years" | "currency" | "whole_units" | "co_funding_within" | "partner_gone" | "other";
        /**
         * BudgetColumn
         * @description What of a line somebody fills in, in the order of the workbook's columns.
         * @enum {string}
         */
        BudgetColumn: "description" | "category" | "year" | "unit" | "quantity" | "rate" | "co_funding" | "in_kind" | "closed" | "output" | "counts_for";
        /**
         * BudgetFindingOut
         * @description One rule and how it stands. `lines` are where, as far as I may read them; `hidden` tells of others.
         */
        BudgetFindingOut: {
            answer: components["schemas"]["Answer"];
            /** Base */
            base: number | null;
            /** Category */
            category: string | null;
            check: components["schemas"]["BudgetCheck"];
            /** Figure */
            figure: number | null;
            /** Hidden */
            hidden: boolean;
            /** Limit */
            limit: number | null;
            /** Lines */
            lines: string[];
            /**
             * Organisations
             * @description Names.
             */
            organisations: string[];
            /** Over */
            over: number | null;
            /** Percent */
            percent: string | null;
            /** Rule */
            rule: string;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /** BudgetForm */
        BudgetForm: {
            /** Categories */
            categories?: components["schemas"]["CategoryForm"][];
            co_funding?: components["schemas"]["CoFundingForm"] | null;
            /**
             * Currency
             * @example EUR
             */
            currency: string;
            /**
             * Decimals
             * @default 2
             */
            decimals?: number;
            /** Rules */
            rules?: components["schemas"]["BudgetRuleForm"][];
            /**
             * Split Per Partner
             * @default true
             */
            split_per_partner?: boolean;
        };
        /**
         * BudgetIn
         * @description What is said of the budget as a whole; it takes the place of what was said before.
         */
        BudgetIn: {
            /** Concept Grant */
            concept_grant?: number | null;
            /**
             * Currency
             * @description Left out, it stays.
             */
            currency?: string | null;
            /** Months */
            months?: number | null;
            /** Rate Month */
            rate_month?: string | null;
            /** Requested */
            requested?: number | null;
            /** Starts */
            starts?: string | null;
        };
        /**
         * BudgetOut
         * @description The budget of a proposal as far as the reader may see it. Sums are over all lines, closed ones too.
         */
        BudgetOut: {
            abilities: components["schemas"]["BudgetAbilities"];
            /** Asks Co Funding */
            asks_co_funding: boolean;
            /** Asks Rate */
            asks_rate: boolean;
            call: components["schemas"]["CallRef"];
            /** Call Currency */
            call_currency: string;
            /** Categories */
            categories: components["schemas"]["CategoryOut"][];
            /** Cells */
            cells: components["schemas"]["CellOut"][];
            /** Closed */
            closed: components["schemas"]["ClosedOut"][];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /** Concept Grant */
            concept_grant: number | null;
            /** Currency */
            currency: string;
            /**
             * Decimals
             * @description Decimal places that the call counts with.
             */
            decimals: number;
            /**
             * Digits
             * @description Decimal places of the minor unit.
             */
            digits: number;
            /** Findings */
            findings: components["schemas"]["BudgetFindingOut"][];
            /** First Stage */
            first_stage: boolean;
            language: components["schemas"]["Language"];
            /** Lines */
            lines: components["schemas"]["LineOut"][];
            /** Marks */
            marks: components["schemas"]["MarkOut"][];
            /** Months */
            months: number | null;
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /** Partners */
            partners: components["schemas"]["BudgetPartnerOut"][];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Rate Month */
            rate_month: string | null;
            /** Recent */
            recent: components["schemas"]["RecentOut"][];
            /** Requested */
            requested: number | null;
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            /** Starts */
            starts: string | null;
            state: components["schemas"]["ProposalState"];
            sum: components["schemas"]["SumOut"];
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Years */
            years: components["schemas"]["YearOut"][];
        };
        /** BudgetPartnerOut */
        BudgetPartnerOut: {
            kind: components["schemas"]["PartyKind"];
            mandate: components["schemas"]["Mandate"];
            organisation: components["schemas"]["PartnerRef"];
            /**
             * Reads Closed
             * @description Whether I read its closed lines.
             */
            reads_closed: boolean;
            sum: components["schemas"]["SumOut"];
            /** Taking Part */
            taking_part: boolean;
        };
        /**
         * BudgetRuleForm
         * @description A rule of the budget: its words, and the typed check that a budget is held against.
         */
        BudgetRuleForm: {
            /**
             * Key
             * @example submission
             */
            key: string;
            /** Text */
            text: {
                [key: string]: string;
            };
            /**
             * Type
             * @example submission
             */
            type: string;
            /** Value */
            value?: (number) | null;
        };
        /**
         * CallAbilities
         * @description What the actor may do with a call now. `edit` is to enter a new version.
         */
        CallAbilities: {
            /**
             * Begin
             * @default false
             */
            begin: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
        };
        /** CallChangeIn */
        CallChangeIn: {
            form: components["schemas"]["CallForm"];
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** CallDeadline */
        CallDeadline: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Closes
             * @description The stage that closes then.
             */
            closes: string | null;
            /**
             * Key
             * @example submission
             */
            key: string;
            /** Title */
            title: {
                [key: string]: string;
            };
            /**
             * Zone
             * @description The funder's clock.
             * @example America/New_York
             */
            zone: string;
        };
        /**
         * CallFit
         * @description What a call leaves my organisation to be.
         * @enum {string}
         */
        CallFit: "lead" | "partner";
        /**
         * CallForm
         * @description A call for proposals. The first stage of its sections closes at `submission`, or at the deadline of its name.
         */
        CallForm: {
            /**
             * Address
             * @description Where the funder published it.
             * @default
             */
            address?: string;
            amount?: components["schemas"]["AmountForm"] | null;
            /** Annexes */
            annexes?: components["schemas"]["AnnexForm"][];
            /** Basis */
            basis?: string[];
            budget?: components["schemas"]["BudgetForm"] | null;
            /** Deadlines */
            deadlines: components["schemas"]["DeadlineForm"][];
            duration_months?: components["schemas"]["MonthsForm"] | null;
            eligibility?: components["schemas"]["EligibilityForm"];
            /**
             * Id
             * @description A readable name that stays, by which an import is known again.
             * @example submission
             */
            id: string;
            /** Languages Of Submission */
            languages_of_submission?: string[];
            /** Reporting */
            reporting?: components["schemas"]["ReportForm"][];
            results_framework?: components["schemas"]["ResultsForm"] | null;
            /** Scoring */
            scoring?: components["schemas"]["ScoreForm"][];
            /** Sections */
            sections: components["schemas"]["SectionForm"][];
            sign_off?: components["schemas"]["SignOffForm"] | null;
            /**
             * Status
             * @default
             */
            status?: string;
            /**
             * Style
             * @default
             */
            style?: string;
            submission?: components["schemas"]["SubmissionForm"] | null;
            /** Summary */
            summary: {
                [key: string]: string;
            };
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
            /**
             * Version
             * @description The funder's own count of its editions.
             * @default 1
             */
            version?: number;
        };
        /**
         * CallIn
         * @description A call as it is entered or imported.
         */
        CallIn: {
            form: components["schemas"]["CallForm"];
        };
        /**
         * CallOut
         * @description One call with all that it asks for, and what I may do.
         */
        CallOut: {
            abilities: components["schemas"]["CallAbilities"];
            amount: components["schemas"]["AmountForm"] | null;
            /**
             * Answers
             * @description Proposals that I am in.
             */
            answers: components["schemas"]["AnswerRef"][];
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Deadlines */
            deadlines: components["schemas"]["CallDeadline"][];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            fit: components["schemas"]["CallFit"];
            form: components["schemas"]["CallForm"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Key
             * @example peace-incentive-fund
             */
            key: string;
            /** Languages */
            languages: string[];
            /** Lead Kinds */
            lead_kinds: components["schemas"]["OrganisationKind"][];
            months: components["schemas"]["MonthsForm"] | null;
            /**
             * Only Ours
             * @description Entered by my organisation or a partner's; the network does not read it.
             */
            only_ours: boolean;
            /** Opens At */
            opens_at: string | null;
            /** Partners Max */
            partners_max: number | null;
            /** Partners Min */
            partners_min: number;
            /** Stages */
            stages: string[];
            /** Summary */
            summary: {
                [key: string]: string;
            };
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /**
         * CallPart
         * @description What of a call can change from one version to the next.
         * @enum {string}
         */
        CallPart: "title" | "summary" | "deadlines" | "amount" | "duration_months" | "eligibility" | "budget" | "sections" | "annexes" | "results_framework" | "sign_off" | "submission" | "scoring" | "reporting" | "languages_of_submission" | "notes";
        /**
         * CallRef
         * @description A call by name. Texts are by language.
         */
        CallRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * CallRow
         * @description A call in a list.
         */
        CallRow: {
            amount: components["schemas"]["AmountForm"] | null;
            /**
             * Answers
             * @description Proposals that I am in.
             */
            answers: components["schemas"]["AnswerRef"][];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /** Deadlines */
            deadlines: components["schemas"]["CallDeadline"][];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            fit: components["schemas"]["CallFit"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Key
             * @example peace-incentive-fund
             */
            key: string;
            /** Languages */
            languages: string[];
            /** Lead Kinds */
            lead_kinds: components["schemas"]["OrganisationKind"][];
            months: components["schemas"]["MonthsForm"] | null;
            /**
             * Only Ours
             * @description Entered by my organisation or a partner's; the network does not read it.
             */
            only_ours: boolean;
            /** Opens At */
            opens_at: string | null;
            /** Partners Max */
            partners_max: number | null;
            /** Partners Min */
            partners_min: number;
            /** Stages */
            stages: string[];
            /** Summary */
            summary: {
                [key: string]: string;
            };
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** CallsRights */
        CallsRights: {
            /** Enter */
            enter: boolean;
        };
        /**
         * CandidateOut
         * @description Somebody who could answer, with the reasons in words; never a score.
         */
        CandidateOut: {
            /** Cap */
            cap: number;
            kept_back: components["schemas"]["KeptBack"] | null;
            organisation: components["schemas"]["OrganisationRef"];
            /** Overlap Hours */
            overlap_hours: number;
            /** Reasons */
            reasons: components["schemas"]["Reason"][];
            /**
             * Running
             * @description Exchanges that the organisation is answering now.
             */
            running: number;
            seat: components["schemas"]["SeatRef"];
        };
        /**
         * CardOut
         * @description A record of ours to which the post links, as I may see it. Its page is `/<kind>/<id>`.
         */
        CardOut: {
            /**
             * Detail
             * @description An exchange's state, an organisation's country; empty for others.
             */
            detail: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @example exchanges
             */
            kind: string;
            /**
             * Language
             * @description BCP 47 tag of the title; empty for names.
             */
            language: string;
            /** Title */
            title: string;
        };
        /** CategoryForm */
        CategoryForm: {
            /** Cap Percent Of Direct */
            cap_percent_of_direct?: (number) | null;
            /**
             * Key
             * @example submission
             */
            key: string;
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
        };
        /** CategoryOut */
        CategoryOut: {
            /** Key */
            key: string;
            /**
             * Known
             * @description Whether the call still has it.
             */
            known: boolean;
            sum: components["schemas"]["SumOut"];
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * CellFault
         * @description What can be wrong with a cell of a workbook.
         * @enum {string}
         */
        CellFault: "unknown_column" | "missing_column" | "bad_text" | "bad_number" | "too_many_decimals" | "too_large" | "bad_mark" | "bad_id" | "formula_without_value" | "unknown_line" | "line_twice" | "empty_line" | "unknown_category" | "unknown_rule" | "missing" | "not_yours" | "changed_since" | "too_many_lines";
        /** CellOut */
        CellOut: {
            /** Category */
            category: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            sum: components["schemas"]["SumOut"];
        };
        /**
         * CellProblemOut
         * @description What is wrong with one cell of a workbook, as its program names it.
         */
        CellProblemOut: {
            /**
             * Cell
             * @example Bogotá!F7
             */
            cell: string;
            code: components["schemas"]["CellFault"];
            /**
             * Column
             * @default
             */
            column: string;
            /**
             * Value
             * @description The beginning of what it says.
             * @default
             */
            value: string;
        };
        /**
         * ChangeOut
         * @description One later version of a call, and what it changed.
         */
        ChangeOut: {
            amount_before: components["schemas"]["AmountForm"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Deadlines */
            deadlines: components["schemas"]["DeadlineMoved"][];
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Parts */
            parts: components["schemas"]["CallPart"][];
        };
        /**
         * Check
         * @description What is compared with a call's eligibility by itself.
         * @enum {string}
         */
        Check: "partners_min" | "partners_max" | "countries_min" | "lead_kind" | "one_lead" | "rule";
        /** ChoiceIn */
        ChoiceIn: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Request
             * @description The query with which the page for choosing was opened.
             */
            request: string;
        };
        /** ChoiceOut */
        ChoiceOut: {
            /**
             * Address
             * @description Where the browser goes next.
             */
            address: string;
        };
        /**
         * CircleRole
         * @description What a principal may do with what a circle holds, from least to most.
         * @enum {string}
         */
        CircleRole: "reader" | "commenter" | "reviewer" | "contributor" | "steward";
        /**
         * ClockChangeOut
         * @description From this moment a side's clock shows another time; later sessions shift by so many minutes.
         */
        ClockChangeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Minutes */
            minutes: number;
            /** Zone */
            zone: string;
        };
        /**
         * ClockIn
         * @description How far to move the clock ahead.
         */
        ClockIn: {
            /**
             * Days
             * @default 0
             */
            days?: number;
            /**
             * Hours
             * @default 0
             */
            hours?: number;
        };
        /**
         * ClockOut
         * @description What the clock of one side shows when the session begins.
         */
        ClockOut: {
            /**
             * Place
             * @example Durban
             */
            place: string;
            side: components["schemas"]["Side"];
            /**
             * Start
             * Format: date-time
             * @description With the offset of that place.
             */
            start: string;
            /**
             * Zone
             * @example Africa/Johannesburg
             */
            zone: string;
        };
        /** ClockPlace */
        ClockPlace: {
            /**
             * Name
             * @example Oakland
             */
            name: string;
            /**
             * Works From
             * @example 08:00
             */
            works_from: string;
            /**
             * Works Until
             * @example 18:00
             */
            works_until: string;
            /** Zone */
            zone: string;
        };
        /**
         * ClosedOut
         * @description What the lines of a partner that I may not read come to in one category.
         */
        ClosedOut: {
            /** Category */
            category: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            sum: components["schemas"]["SumOut"];
        };
        /** CloseIn */
        CloseIn: {
            /** Alternatives */
            alternatives: string;
            /** Tried */
            tried: string;
        };
        /** CodeIn */
        CodeIn: {
            /**
             * Email
             * @example ana@example.org
             */
            email: string;
            /**
             * Next
             * @default /
             */
            next?: string;
        };
        /** CoEditorsIn */
        CoEditorsIn: {
            /** Person Ids */
            person_ids: string[];
        };
        /** CoFundingForm */
        CoFundingForm: {
            /**
             * In Kind Allowed
             * @default false
             */
            in_kind_allowed?: boolean;
            /** Max Grant Percent */
            max_grant_percent?: (number) | null;
            /**
             * Min Percent
             * @default 0
             */
            min_percent?: number;
        };
        /**
         * Column
         * @description The columns of the board, in order.
         * @enum {string}
         */
        Column: "triage" | "returned" | "looking" | "proposed" | "at_work" | "reports";
        /** ColumnOut */
        ColumnOut: {
            column: components["schemas"]["Column"];
            /** Count */
            count: number;
            /**
             * Items
             * @description The first few, what is due first before what is due later.
             */
            items: components["schemas"]["DeskRow"][];
            /** States */
            states: components["schemas"]["State"][];
        };
        /**
         * CommentIn
         * @description Words of a section, as its runs of text read one under the other, and what is said about them.
         */
        CommentIn: {
            /**
             * Assigned To
             * @description The principal of somebody who reads the section.
             */
            assigned_to?: string | null;
            language: components["schemas"]["Language"];
            /** Markdown */
            markdown: string;
            /**
             * Occurrence
             * @description Which one, where they stand several times.
             * @default 0
             */
            occurrence?: number;
            /** Quote */
            quote: string;
        };
        /**
         * CommentOut
         * @description A thread about words of a section; its posts are the thread's.
         */
        CommentOut: {
            /**
             * Assign
             * @description Whether I may say who sees to it.
             */
            assign: boolean;
            /**
             * Assigned Name
             * @description Who that is now; null while the seat is empty.
             */
            assigned_name: string | null;
            /**
             * Assigned To
             * @description A principal; null too when it reads the section no more.
             */
            assigned_to: string | null;
            /**
             * Mine
             * @description Whether it is for me to see to.
             */
            mine: boolean;
            /**
             * Names Me
             * @description Whether a post of it mentions me or my organisation.
             */
            names_me: boolean;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * Opened By
             * Format: uuid
             */
            opened_by: string;
            /** Opened By Name */
            opened_by_name: string;
            /** Post Count */
            post_count: number;
            /** Quote */
            quote: string;
            /**
             * Resolve
             * @description Whether I may resolve it or take it up again.
             */
            resolve: boolean;
            /** Resolved At */
            resolved_at: string | null;
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
        };
        /**
         * Confidentiality
         * @description Who may read a request once it is open.
         * @enum {string}
         */
        Confidentiality: "network" | "matched_only" | "secretariat_only";
        /** ConfirmationIn */
        ConfirmationIn: {
            /** Token */
            token: string;
        };
        /** ConflictIn */
        ConflictIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
        };
        /** ConflictOut */
        ConflictOut: {
            /** Note */
            note: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Organisation Name */
            organisation_name: string;
        };
        /** ConsentIn */
        ConsentIn: {
            /** Version */
            version: string;
        };
        /**
         * ContactIn
         * @description One way to reach me; an empty value takes it away.
         */
        ContactIn: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "nobody" | "network" | "secretariat";
            kind: components["schemas"]["ContactKind"];
            /** Value */
            value: string | "";
        };
        /**
         * ContactKind
         * @enum {string}
         */
        ContactKind: "email" | "phone";
        /** ContactNoteIn */
        ContactNoteIn: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "network" | "secretariat";
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /** ContactNoteOut */
        ContactNoteOut: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "nobody" | "network" | "secretariat";
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /** ContactOut */
        ContactOut: {
            /**
             * Audience
             * @enum {string}
             */
            audience: "nobody" | "network" | "secretariat";
            kind: components["schemas"]["ContactKind"];
            /** Value */
            value: string;
        };
        /**
         * CostIn
         * @description What something of a session costs, and who pays it: one of both sides, or somebody else.
         */
        CostIn: {
            /**
             * Amount Minor
             * @description In minor units of the currency.
             */
            amount_minor: number;
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Currency
             * @description ISO 4217.
             * @example COP
             */
            currency: string;
            kind: components["schemas"]["CostKind"];
            /**
             * Note
             * @default
             */
            note?: string;
            payer?: components["schemas"]["Side"] | null;
        };
        /**
         * CostKind
         * @enum {string}
         */
        CostKind: "travel" | "interpretation" | "other";
        /** CostOut */
        CostOut: {
            /** Amount Minor */
            amount_minor: number;
            /** Currency */
            currency: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["CostKind"];
            /** Note */
            note: string;
            /**
             * Payer
             * @description Null when somebody else pays.
             */
            payer: string | null;
        };
        /**
         * CountsOut
         * @description How many exchanges the actor may see in each state, by the same filters as the list.
         */
        CountsOut: {
            /** States */
            states: {
                [key: string]: number;
            };
        };
        /**
         * CrisisHours
         * @description When its holder agreed to be called in a crisis, by the clock of `zone`.
         */
        CrisisHours: {
            /**
             * Days
             * @description Monday is 1.
             */
            days: number[];
            /** From Hour */
            from_hour: number;
            /** Until Hour */
            until_hour: number;
            /**
             * Zone
             * @example America/Bogota
             */
            zone: string;
        };
        /**
         * CriterionOut
         * @description What the call scores, at most with `weight` points.
         */
        CriterionOut: {
            /** Key */
            key: string;
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Weight */
            weight: number;
        };
        /**
         * DeadlineForm
         * @description A date by the funder's clock. `utc` may be left out; if given it must be the same moment.
         */
        DeadlineForm: {
            /**
             * Key
             * @example submission
             */
            key: string;
            /**
             * Local
             * Format: date-time
             */
            local: string;
            /**
             * Timezone
             * @example America/Bogota
             */
            timezone: string;
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
            /** Utc */
            utc?: string | null;
        };
        /** DeadlineMoved */
        DeadlineMoved: {
            /** After */
            after: string | null;
            /** Before */
            before: string | null;
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Zone */
            zone: string;
        };
        /** DeadlineOut */
        DeadlineOut: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Met At */
            met_at: string | null;
            step: components["schemas"]["Step"];
        };
        /**
         * DecidingAbilities
         * @description What I may put to a vote in this thread.
         */
        DecidingAbilities: {
            /**
             * Open
             * @default false
             */
            open: boolean;
            /**
             * Open For Organisations
             * @default false
             */
            open_for_organisations: boolean;
        };
        /**
         * DecisionAbilities
         * @description What I may do with this decision.
         */
        DecisionAbilities: {
            /**
             * Close
             * @default false
             */
            close: boolean;
            /**
             * See Voters
             * @default false
             */
            see_voters: boolean;
            /**
             * See Votes
             * @default false
             */
            see_votes: boolean;
            /**
             * Tell Outcome
             * @default false
             */
            tell_outcome: boolean;
            /**
             * Vote
             * @default false
             */
            vote: boolean;
            /**
             * Withdraw
             * @default false
             */
            withdraw: boolean;
        };
        /**
         * DecisionIn
         * @description A question to decide. Yes, no and abstention need no options; other questions name two to ten.
         */
        DecisionIn: {
            /**
             * Closes
             * Format: date-time
             * @description Until when one votes, by the clock of `zone`.
             * @example 2026-12-04T18:00
             */
            closes: string;
            /**
             * Explanation
             * @default
             */
            explanation?: string;
            kind: components["schemas"]["DecisionKind"];
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /**
             * Options
             * @default []
             */
            options?: string[];
            /** Question */
            question: string;
            /**
             * Quorum
             * @description Whether more than half must vote for it to count.
             * @default true
             */
            quorum?: boolean;
            voters: components["schemas"]["Voters"];
            /**
             * Zone
             * @example America/Bogota
             */
            zone: string;
        };
        /**
         * DecisionKind
         * @description Yes, no or abstain; one of the options; any number of them.
         * @enum {string}
         */
        DecisionKind: "yes_no" | "one" | "several";
        /**
         * DecisionOut
         * @description A decision as I see it. While it is open, nobody sees how others voted.
         */
        DecisionOut: {
            abilities: components["schemas"]["DecisionAbilities"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Electorate
             * @description How many can vote; null for one that was withdrawn.
             */
            electorate: number | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Ended By
             * @description By name; null when its time had come.
             */
            ended_by: string | null;
            /** Explanation */
            explanation: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["DecisionKind"];
            /** Language */
            language: string;
            /**
             * Needed
             * @description How many votes it takes to count; null where any number does.
             */
            needed: number | null;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            opened_by: components["schemas"]["OpenerOut"];
            /** Options */
            options: components["schemas"]["OptionOut"][];
            outcome: components["schemas"]["OutcomeTextOut"] | null;
            /** Question */
            question: string;
            /** Quorum */
            quorum: boolean;
            /**
             * Reason
             * @description Why it was withdrawn.
             */
            reason: string;
            /**
             * Remind At
             * Format: date-time
             * @description When those who have not voted are reminded, once.
             */
            remind_at: string;
            /** Reminded At */
            reminded_at: string | null;
            result: components["schemas"]["Result"] | null;
            /**
             * Speakers
             * @description Who may vote for my organisation, by name.
             */
            speakers: string[];
            state: components["schemas"]["DecisionState"];
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
            /** Version */
            version: number;
            vote: components["schemas"]["MyVoteOut"] | null;
            /**
             * Voted
             * @description How many of them have.
             */
            voted: number | null;
            voters: components["schemas"]["Voters"];
            /**
             * Zone
             * @description By whose clock it closes.
             * @example America/Sao_Paulo
             */
            zone: string;
        };
        /**
         * DecisionsOut
         * @description The decisions of a thread, open ones first, then the newest; at most fifty.
         */
        DecisionsOut: {
            abilities: components["schemas"]["DecidingAbilities"];
            /** Items */
            items: components["schemas"]["DecisionOut"][];
        };
        /**
         * DecisionState
         * @enum {string}
         */
        DecisionState: "open" | "closed" | "withdrawn";
        /** DeclineApplicationIn */
        DeclineApplicationIn: {
            /** Reason */
            reason: string;
        };
        /**
         * DeclineCode
         * @enum {string}
         */
        DeclineCode: "no_time" | "not_the_right_one" | "language" | "travel" | "political_moment" | "conflict" | "not_said";
        /**
         * DeclineIn
         * @description Not this time. Only the secretariat reads code and remark.
         */
        DeclineIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /** @default not_said */
            code?: components["schemas"]["DeclineCode"];
            /**
             * Remark
             * @default
             */
            remark?: string;
        };
        /** DemoClockOut */
        DemoClockOut: {
            /**
             * Ahead Days
             * @description How far it runs ahead of the machine's.
             */
            ahead_days: number;
            /**
             * Now
             * Format: date-time
             */
            now: string;
        };
        /**
         * DeskOut
         * @description What needs me first, then the board.
         */
        DeskOut: {
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Needs Me */
            needs_me: components["schemas"]["DeskRow"][];
            /** Needs Me Count */
            needs_me_count: number;
            /**
             * Owners
             * @description Seats of the secretariat that somebody holds, for the filter.
             */
            owners: components["schemas"]["SeatRef"][];
            /**
             * Running Count
             * @description Exchanges that were sent and have not ended.
             */
            running_count: number;
        };
        /**
         * DeskProposalsOut
         * @description Proposals that I am in and that close within thirty days, and reports that are overdue.
         */
        DeskProposalsOut: {
            /** Closing */
            closing: components["schemas"]["ProposalRow"][];
            /** Overdue */
            overdue: components["schemas"]["OverdueReportOut"][];
        };
        /**
         * DeskRow
         * @description An exchange on the desk: who looks after it and since when it waits.
         */
        DeskRow: {
            /**
             * Age Days
             * @description Whole days since it was sent.
             */
            age_days: number;
            confidentiality: components["schemas"]["Confidentiality"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Due At */
            due_at: string | null;
            due_step: components["schemas"]["Step"] | null;
            format: components["schemas"]["Format"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * In Network
             * @description Whether the whole network can read it now.
             */
            in_network: boolean;
            lane: components["schemas"]["Lane"];
            language: components["schemas"]["Language"];
            /** Late */
            late: boolean;
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /** @description Why it needs the secretariat now, if it does. */
            need: components["schemas"]["Need"] | null;
            /** On Hold */
            on_hold: boolean;
            organisation: components["schemas"]["OrganisationRef"];
            owner: components["schemas"]["SeatRef"] | null;
            peer: components["schemas"]["OrganisationRef"] | null;
            requester: components["schemas"]["SeatRef"];
            state: components["schemas"]["State"];
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
        };
        /** DigitsIn */
        DigitsIn: {
            /**
             * Code
             * @example 204771
             */
            code: string;
        };
        /**
         * DirectOfferOut
         * @description A member's word that it could help.
         */
        DirectOfferOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            language: components["schemas"]["Language"];
            /** Message */
            message: string;
            organisation: components["schemas"]["OrganisationRef"];
            seat: components["schemas"]["SeatRef"];
        };
        /**
         * DirectoryPage
         * @description One page of organisations. `total` is told on the first page and counts no further than 500.
         */
        DirectoryPage: {
            /** Items */
            items: components["schemas"]["OrganisationRow"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /**
         * DocumentFormat
         * @description What a proposal can be taken out as. `zip` holds all of them.
         * @enum {string}
         */
        DocumentFormat: "docx" | "odt" | "pdf" | "md" | "json" | "zip";
        /**
         * Doubt
         * @description Why an answer by mail waits for its author's word.
         * @enum {string}
         */
        Doubt: "sender" | "relay" | "provider" | "terms";
        /** DraftIn */
        DraftIn: {
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Markdown */
            markdown: string;
            /** Reply To */
            reply_to?: string | null;
        };
        /**
         * DraftOut
         * @description What I have begun to write here; its version is the ETag that the next saving names.
         */
        DraftOut: {
            /** Language */
            language: string;
            /** Markdown */
            markdown: string;
            /** Reply To */
            reply_to: string | null;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Version */
            version: number;
        };
        /**
         * DraftStandingOut
         * @description A draft as far as an editor must know it before it opens it.
         */
        DraftStandingOut: {
            /** Generation */
            generation: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Locked */
            locked: boolean;
            role: components["schemas"]["Role"];
            /** Schema Version */
            schema_version: number;
        };
        /**
         * EarlierOut
         * @description A version that was frozen before.
         */
        EarlierOut: {
            ended: components["schemas"]["Ended"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Frozen At
             * Format: date-time
             */
            frozen_at: string;
            /** Frozen By */
            frozen_by: string;
            /** Number */
            number: number;
            /** Refusals */
            refusals: components["schemas"]["RefusalOut"][];
            /** Sent At */
            sent_at: string | null;
            /** Touched */
            touched: components["schemas"]["TouchedOut"][];
        };
        /**
         * Effect
         * @enum {string}
         */
        Effect: "plan" | "budget" | "ordinance" | "service";
        /** EligibilityForm */
        EligibilityForm: {
            /**
             * Countries Min
             * @default 1
             */
            countries_min?: number;
            /**
             * Lead Kinds
             * @description Empty: any kind.
             */
            lead_kinds?: components["schemas"]["OrganisationKind"][];
            /**
             * One Lead Application Per Organisation
             * @default false
             */
            one_lead_application_per_organisation?: boolean;
            /** Partners Max */
            partners_max?: number | null;
            /**
             * Partners Min
             * @description With the lead.
             * @default 1
             */
            partners_min?: number;
            /**
             * Rules
             * @description What only people can tell.
             */
            rules?: components["schemas"]["RuleForm"][];
        };
        /**
         * Ended
         * @description Why a frozen version is not signed any more.
         * @enum {string}
         */
        Ended: "changed" | "replaced" | "withdrawn";
        /** EvidenceFileOut */
        EvidenceFileOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
        };
        /**
         * EvidenceOut
         * @description What one organisation said about a condition that only people can tell, and what shows it.
         */
        EvidenceOut: {
            answer: components["schemas"]["Answer"];
            file: components["schemas"]["EvidenceFileOut"] | null;
            /**
             * Link
             * @description Path of a page here, or empty.
             */
            link: string;
            /** Organisation */
            organisation: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /**
             * Tell
             * @description Whether I may say it.
             */
            tell: boolean;
            /** Told At */
            told_at: string | null;
            /** Told By */
            told_by: string | null;
            /**
             * Version
             * @description 0 while nothing was said.
             */
            version: number;
            /** Words */
            words: string;
        };
        /**
         * ExchangeAbilities
         * @description What the actor may do with an exchange now.
         */
        ExchangeAbilities: {
            /**
             * Add Note
             * @default false
             */
            add_note: boolean;
            /**
             * Ask Endorsement
             * @default false
             */
            ask_endorsement: boolean;
            /**
             * Cancel
             * @default false
             */
            cancel: boolean;
            /**
             * Close Unmatched
             * @default false
             */
            close_unmatched: boolean;
            /**
             * Complete
             * @default false
             */
            complete: boolean;
            /**
             * Decline
             * @default false
             */
            decline: boolean;
            /**
             * Discard
             * @default false
             */
            discard: boolean;
            /**
             * End Sessions
             * @default false
             */
            end_sessions: boolean;
            /**
             * Hold
             * @default false
             */
            hold: boolean;
            /**
             * Offer Help
             * @default false
             */
            offer_help: boolean;
            /**
             * Open
             * @default false
             */
            open: boolean;
            /**
             * Plan Session
             * @default false
             */
            plan_session: boolean;
            /**
             * Put Forward
             * @default false
             */
            put_forward: boolean;
            /**
             * Reassign
             * @default false
             */
            reassign: boolean;
            /**
             * Reopen
             * @default false
             */
            reopen: boolean;
            /**
             * Resume
             * @default false
             */
            resume: boolean;
            /**
             * Save
             * @default false
             */
            save: boolean;
            /**
             * Send Back
             * @default false
             */
            send_back: boolean;
            /**
             * Set Lane
             * @default false
             */
            set_lane: boolean;
            /**
             * Set Owner
             * @default false
             */
            set_owner: boolean;
            /**
             * Submit
             * @default false
             */
            submit: boolean;
            /**
             * Suggest Times
             * @default false
             */
            suggest_times: boolean;
            /**
             * Withdraw
             * @default false
             */
            withdraw: boolean;
        };
        /**
         * ExchangeIn
         * @description A request as far as it has been written; a draft may lack anything.
         */
        ExchangeIn: {
            /** Challenge */
            challenge?: string | null;
            confidentiality?: components["schemas"]["Confidentiality"] | null;
            /** Decision Due On */
            decision_due_on?: string | null;
            /** Deputy Seat Id */
            deputy_seat_id?: string | null;
            /** Desired Outcome */
            desired_outcome?: string | null;
            format?: components["schemas"]["Format"] | null;
            /** Interpretation */
            interpretation?: string[] | null;
            /** Interpretation Needed */
            interpretation_needed?: boolean | null;
            lane?: components["schemas"]["Lane"] | null;
            /** Lane Reason */
            lane_reason?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** Languages */
            languages?: string[] | null;
            /**
             * Named Peers
             * @description Only the asking side and the secretariat read these.
             */
            named_peers?: components["schemas"]["NamedPeerIn"][] | null;
            /** Participants */
            participants?: components["schemas"]["ParticipantsIn"][] | null;
            /** Peer Kinds */
            peer_kinds?: string[] | null;
            /** Peer Wanted */
            peer_wanted?: string | null;
            /** Population */
            population?: string | null;
            /** Practice */
            practice?: string | null;
            /** Preferred From */
            preferred_from?: string | null;
            /** Preferred Until */
            preferred_until?: string | null;
            /** Questions */
            questions?: string[] | null;
            /** Sensitive */
            sensitive?: boolean | null;
            /** Sensitive Instructions */
            sensitive_instructions?: string | null;
            /** Title */
            title?: string | null;
            /**
             * Topics
             * @description The first is the main one.
             */
            topics?: string[] | null;
            travel_money?: components["schemas"]["TravelMoney"] | null;
            /** Travel Source */
            travel_source?: string | null;
            /** Tried */
            tried?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * ExchangeOut
         * @description One exchange, whole, as far as the actor may read it.
         */
        ExchangeOut: {
            abilities: components["schemas"]["ExchangeAbilities"];
            /** Agreed At */
            agreed_at: string | null;
            /** Author Name */
            author_name: string;
            /** Challenge */
            challenge: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            confidentiality: components["schemas"]["Confidentiality"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Deadlines */
            deadlines: components["schemas"]["DeadlineOut"][];
            /** Decision Due On */
            decision_due_on: string | null;
            deputy: components["schemas"]["SeatRef"] | null;
            /** Desired Outcome */
            desired_outcome: string;
            /** Due At */
            due_at: string | null;
            due_step: components["schemas"]["Step"] | null;
            /** Ended At */
            ended_at: string | null;
            /** Endorsed At */
            endorsed_at: string | null;
            /** Endorsed By */
            endorsed_by: string | null;
            /** Endorsement Asked At */
            endorsement_asked_at: string | null;
            format: components["schemas"]["Format"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * In Room
             * @description Whether the actor takes part in the private room.
             */
            in_room: boolean;
            /** Interpretation */
            interpretation: string[];
            /** Interpretation Needed */
            interpretation_needed: boolean;
            lane: components["schemas"]["Lane"];
            /** Lane Reason */
            lane_reason: string;
            language: components["schemas"]["Language"];
            /** Languages */
            languages: string[];
            /**
             * Missing
             * @description What a draft still lacks before it can be sent.
             * @example [
             *       "title"
             *     ]
             */
            missing: ("title" | "challenge" | "questions" | "languages" | "decision_due_on" | "desired_outcome" | "topics" | "format" | "preferred_from" | "preferred_until" | "lane_reason" | "interpretation" | "travel_money" | "sensitive_instructions")[];
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /**
             * Named Peers
             * @description Empty for those who may not read them.
             */
            named_peers: components["schemas"]["NamedPeerOut"][];
            /** @description For the secretariat only. */
            on_behalf: components["schemas"]["AbilitiesOnBehalf"] | null;
            /** On Hold */
            on_hold: boolean;
            /** Opened At */
            opened_at: string | null;
            organisation: components["schemas"]["OrganisationRef"];
            owner: components["schemas"]["SeatRef"] | null;
            /** Participants */
            participants: {
                [key: string]: unknown;
            }[];
            peer: components["schemas"]["SeatRef"] | null;
            /** Peer Kinds */
            peer_kinds: string[];
            peer_organisation: components["schemas"]["OrganisationRef"] | null;
            peer_substitute: components["schemas"]["SeatRef"] | null;
            /** Peer Wanted */
            peer_wanted: string;
            /** Population */
            population: string;
            /** Practice */
            practice: string;
            /** Preferred From */
            preferred_from: string | null;
            /** Preferred Until */
            preferred_until: string | null;
            /** Questions */
            questions: string[];
            /** @description Who can read it now. */
            readers: components["schemas"]["ReadersOut"];
            /** Remarks */
            remarks: components["schemas"]["RemarkOut"][];
            requester: components["schemas"]["SeatRef"];
            /** Review On */
            review_on: string | null;
            /**
             * Room Thread Id
             * @description The private room's thread, for those who take part.
             */
            room_thread_id: string | null;
            /** Sensitive */
            sensitive: boolean;
            /** Sensitive Instructions */
            sensitive_instructions: string;
            state: components["schemas"]["State"];
            /** Submitted At */
            submitted_at: string | null;
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            travel_money: components["schemas"]["TravelMoney"];
            /** Travel Source */
            travel_source: string;
            /** Tried */
            tried: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * ExchangeRow
         * @description An exchange in a list.
         */
        ExchangeRow: {
            confidentiality: components["schemas"]["Confidentiality"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Due At */
            due_at: string | null;
            due_step: components["schemas"]["Step"] | null;
            format: components["schemas"]["Format"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * In Network
             * @description Whether the whole network can read it now.
             */
            in_network: boolean;
            lane: components["schemas"]["Lane"];
            language: components["schemas"]["Language"];
            /** Late */
            late: boolean;
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /** On Hold */
            on_hold: boolean;
            organisation: components["schemas"]["OrganisationRef"];
            peer: components["schemas"]["OrganisationRef"] | null;
            requester: components["schemas"]["SeatRef"];
            state: components["schemas"]["State"];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
        };
        /**
         * ExchangeStartIn
         * @description The first save of a draft. The secretariat names the organisation for which it writes, and the seat that asks.
         */
        ExchangeStartIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /** Challenge */
            challenge?: string | null;
            confidentiality?: components["schemas"]["Confidentiality"] | null;
            /** Decision Due On */
            decision_due_on?: string | null;
            /** Deputy Seat Id */
            deputy_seat_id?: string | null;
            /** Desired Outcome */
            desired_outcome?: string | null;
            format?: components["schemas"]["Format"] | null;
            /** Interpretation */
            interpretation?: string[] | null;
            /** Interpretation Needed */
            interpretation_needed?: boolean | null;
            lane?: components["schemas"]["Lane"] | null;
            /** Lane Reason */
            lane_reason?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** Languages */
            languages?: string[] | null;
            /**
             * Named Peers
             * @description Only the asking side and the secretariat read these.
             */
            named_peers?: components["schemas"]["NamedPeerIn"][] | null;
            /** Participants */
            participants?: components["schemas"]["ParticipantsIn"][] | null;
            /** Peer Kinds */
            peer_kinds?: string[] | null;
            /** Peer Wanted */
            peer_wanted?: string | null;
            /** Population */
            population?: string | null;
            /** Practice */
            practice?: string | null;
            /** Preferred From */
            preferred_from?: string | null;
            /** Preferred Until */
            preferred_until?: string | null;
            /** Questions */
            questions?: string[] | null;
            /**
             * Requester Seat Id
             * @description With behalf_of: the seat that asks; without it, whoever may commit the organisation.
             */
            requester_seat_id?: string | null;
            /** Sensitive */
            sensitive?: boolean | null;
            /** Sensitive Instructions */
            sensitive_instructions?: string | null;
            /** Title */
            title?: string | null;
            /**
             * Topics
             * @description The first is the main one.
             */
            topics?: string[] | null;
            travel_money?: components["schemas"]["TravelMoney"] | null;
            /** Travel Source */
            travel_source?: string | null;
            /** Tried */
            tried?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /** ExcuseIn */
        ExcuseIn: {
            /**
             * Reason
             * @description Empty: it is needed after all.
             */
            reason: string;
        };
        /**
         * FeedbackIn
         * @description About one criterion of the call's scoring, or about one section.
         */
        FeedbackIn: {
            /** Criterion */
            criterion?: string | null;
            /** Points */
            points?: number | null;
            /** Section Id */
            section_id?: string | null;
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * FeedbackOut
         * @description `title` is that of the criterion or section, by language; empty for a criterion that the call has no more.
         */
        FeedbackOut: {
            /** Criterion */
            criterion: string | null;
            /**
             * Points
             * @description In hundredths of a point.
             */
            points: number | null;
            /** Section Id */
            section_id: string | null;
            /** Title */
            title: {
                [key: string]: string;
            };
            /**
             * Weight
             * @description What the call gives at most, in whole points.
             */
            weight: number | null;
            /** Words */
            words: string;
        };
        /** FieldChangeOut */
        FieldChangeOut: {
            /** After */
            after: string | number | boolean | string[] | null;
            /** Before */
            before: string | number | boolean | string[] | null;
            column: components["schemas"]["BudgetColumn"];
        };
        /**
         * FieldOut
         * @description The text of one section as it is signed, ready to be pasted into a funder's form; `length` counts as its limit does.
         */
        FieldOut: {
            /** Characters */
            characters: number;
            /** Characters Without Spaces */
            characters_without_spaces: number;
            /** Length */
            length: number | null;
            /** Limit */
            limit: number | null;
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
            /**
             * Suggests
             * @description Whether suggestions wait; they are not in the text.
             */
            suggests: boolean;
            /** Text */
            text: string;
            /** Title */
            title: string;
            unit: components["schemas"]["Unit"] | null;
            /** Words */
            words: number;
        };
        /** FieldProblemOut */
        FieldProblemOut: {
            /**
             * Code
             * @example string_too_long
             */
            code: string;
            /**
             * Params
             * @example {
             *       "max_length": 120
             *     }
             */
            params: {
                [key: string]: unknown;
            };
            /**
             * Path
             * @example [
             *       "body",
             *       "title"
             *     ]
             */
            path: string[];
        };
        /** FileAbilities */
        FileAbilities: {
            /**
             * Erase
             * @default false
             */
            erase: boolean;
        };
        /**
         * FileKind
         * @description What a file is, by its content.
         * @enum {string}
         */
        FileKind: "pdf" | "word" | "sheet" | "slides" | "picture" | "text";
        /**
         * FileOut
         * @description An attachment; its bytes are at `content`.
         */
        FileOut: {
            abilities: components["schemas"]["FileAbilities"];
            /**
             * Circle Id
             * Format: uuid
             */
            circle_id: string;
            /**
             * Content
             * @example /api/files/0198f1f0-c0de-7abc-8000-000000000000/content
             */
            content: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FileKind"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Name
             * @example boletim-2026.pdf
             */
            name: string;
            /**
             * Person Id
             * Format: uuid
             * @description Who brought it.
             */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Size
             * @description Bytes.
             */
            size: number;
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
        };
        /**
         * FilePage
         * @description One page of files, newest first.
         */
        FilePage: {
            /** Items */
            items: components["schemas"]["FileOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * FindingOut
         * @description One rule of eligibility; `waits` names organisations whose yes would count.
         */
        FindingOut: {
            answer: components["schemas"]["Answer"];
            check: components["schemas"]["Check"];
            /**
             * Evidence
             * @description Of those who answer for it; empty for what is counted.
             */
            evidence: components["schemas"]["EvidenceOut"][];
            /** Params */
            params: {
                [key: string]: unknown;
            };
            /** Waits */
            waits: string[];
        };
        /**
         * FinishIn
         * @description That a report was handed in: in words, with a file, or both.
         */
        FinishIn: {
            /**
             * File Ids
             * @description Files that I brought into the proposal's circle.
             * @default []
             */
            file_ids?: string[];
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * Fit
         * @description Who is at work: both sides, one while the other is awake after or before its working day, or neither.
         * @enum {string}
         */
        Fit: "both" | "requester" | "peer" | "neither";
        /**
         * FollowUpIn
         * @description What changed.
         */
        FollowUpIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /** Effects */
            effects?: components["schemas"]["Effect"][];
            language: components["schemas"]["Language"];
            /**
             * New Contacts
             * @default
             */
            new_contacts?: string;
            outcome: components["schemas"]["Outcome"];
            /**
             * Text
             * @description Evidence: what one can see of it.
             * @default
             */
            text?: string;
        };
        /**
         * FollowUpOut
         * @description The one question after ninety days, and its answer.
         */
        FollowUpOut: {
            /**
             * Answer By
             * Format: date-time
             */
            answer_by: string;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Effects */
            effects: components["schemas"]["Effect"][];
            language: components["schemas"]["Language"] | null;
            /** May Answer */
            may_answer: boolean;
            /**
             * May Answer On Behalf
             * @description Whether the secretariat may for the asking side.
             */
            may_answer_on_behalf: boolean;
            /** New Contacts */
            new_contacts: string;
            outcome: components["schemas"]["Outcome"] | null;
            state: components["schemas"]["FollowUpState"];
            /** Text */
            text: string;
        };
        /**
         * FollowUpState
         * @enum {string}
         */
        FollowUpState: "planned" | "asked" | "answered" | "unanswered";
        /**
         * Format
         * @description In which form an exchange can take place.
         * @enum {string}
         */
        Format: "crisis_call" | "remote_single" | "remote_series" | "visit_out" | "visit_in" | "peer_mentoring" | "document_review" | "written";
        /** FormattingForm */
        FormattingForm: {
            /** Font */
            font?: string | null;
            /** Margins Cm */
            margins_cm?: (number) | null;
            /** Paper */
            paper?: string | null;
            /** Size Pt */
            size_pt?: (number) | null;
        };
        /**
         * Found
         * @description A record that was found. A post names its thread, whose title it carries.
         */
        Found: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            /**
             * Language
             * @description BCP 47 tag; empty when it has none of its own.
             */
            language: string;
            /**
             * Open
             * @description Whether the whole network may read it.
             */
            open: boolean;
            organisation: components["schemas"]["FoundOrganisation"] | null;
            person: components["schemas"]["FoundPerson"] | null;
            /** Snippet */
            snippet: components["schemas"]["Piece"][];
            /** @description Of an exchange. */
            state: components["schemas"]["State"] | null;
            /** Thread Id */
            thread_id: string | null;
            /** Title */
            title: components["schemas"]["Piece"][];
            /** Topics */
            topics: string[];
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /** FoundOrganisation */
        FoundOrganisation: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /** FoundPage */
        FoundPage: {
            /**
             * Also
             * @description Other names of the topics that were named: searched too.
             */
            also: string[];
            /**
             * Counted To
             * @description A count that reaches this one stands for as many or more.
             */
            counted_to: number;
            /**
             * Counts
             * @description How many of each kind, whatever kind was asked for.
             */
            counts: {
                [key: string]: number;
            };
            /** Items */
            items: components["schemas"]["Found"][];
            /** Next */
            next: string | null;
        };
        /** FoundPerson */
        FoundPerson: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Picture Id */
            picture_id: string | null;
        };
        /**
         * FrozenPartOut
         * @description One part as it is signed; `content` is what its bytes say, null for a part that is no JSON.
         */
        FrozenPartOut: {
            /** Content */
            content: {
                [key: string]: unknown;
            } | null;
            /**
             * File Id
             * @description Of an annex: the file that is enclosed.
             */
            file_id: string | null;
            /** Media Type */
            media_type: string;
            /**
             * Name
             * @example sections/02-summary.json
             */
            name: string;
            /** Sha256 */
            sha256: string;
            /**
             * Size
             * @description In bytes.
             */
            size: number;
        };
        /**
         * FrozenVersionOut
         * @description The version that was frozen last. `touched` is filled as soon as the text is another one, `ended` once that was noted.
         */
        FrozenVersionOut: {
            /** Digest */
            digest: string;
            ended: components["schemas"]["Ended"] | null;
            /** Ended At */
            ended_at: string | null;
            /**
             * Frozen At
             * Format: date-time
             */
            frozen_at: string;
            /** Frozen By */
            frozen_by: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Parts */
            parts: components["schemas"]["FrozenPartOut"][];
            /** Sent At */
            sent_at: string | null;
            /**
             * Stands
             * @description Whether it is the text as it is now, or was sent.
             */
            stands: boolean;
            /** Touched */
            touched: components["schemas"]["TouchedOut"][];
        };
        /**
         * FunderLetterOut
         * @description A file of the funder; its bytes are at `/api/files/{id}/content`.
         */
        FunderLetterOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FileKind"];
            /**
             * Name
             * @example carta.pdf
             */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * FunderReportAbilities
         * @description What the actor may do with one report.
         */
        FunderReportAbilities: {
            /**
             * Change
             * @default false
             */
            change: boolean;
            /**
             * Finish
             * @default false
             */
            finish: boolean;
            /**
             * Reopen
             * @default false
             */
            reopen: boolean;
        };
        /**
         * FunderReportChangeIn
         * @description What of a report changes; what is left out stays.
         */
        FunderReportChangeIn: {
            /** Due On */
            due_on?: string | null;
            kind?: components["schemas"]["ReportKind"] | null;
            /** Organisation Id */
            organisation_id?: string | null;
            /**
             * Seat Id
             * @description Null: whoever may commit the organisation.
             */
            seat_id?: string | null;
            /** Title */
            title?: string | null;
        };
        /**
         * FunderReportIn
         * @description A report that is owed. Left out: the zone is the funder's, whoever owes it is the lead.
         */
        FunderReportIn: {
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            kind: components["schemas"]["ReportKind"];
            /** Organisation Id */
            organisation_id?: string | null;
            /** Seat Id */
            seat_id?: string | null;
            /**
             * Title
             * @default
             */
            title?: string;
            /** Zone */
            zone?: string | null;
        };
        /** FunderReportOut */
        FunderReportOut: {
            abilities: components["schemas"]["FunderReportAbilities"];
            /** Done At */
            done_at: string | null;
            /** Done By */
            done_by: string | null;
            /** Done Words */
            done_words: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Files */
            files: components["schemas"]["FunderLetterOut"][];
            /** From Call */
            from_call: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ReportKind"];
            /** Late */
            late: boolean;
            organisation: components["schemas"]["PartnerRef"];
            owner: components["schemas"]["HolderOut"] | null;
            /**
             * Title
             * @description By language; empty when it has no name of its own.
             */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
            /**
             * Zone
             * @description The funder's clock.
             */
            zone: string;
        };
        /**
         * FunderResultIn
         * @description What the funder said of the stage that was sent; it takes the place of what was written down before.
         */
        FunderResultIn: {
            /**
             * Amount
             * @description What is granted, in minor units.
             */
            amount?: number | null;
            /** Currency */
            currency?: string | null;
            /** Decided On */
            decided_on?: string | null;
            /**
             * Feedback
             * @default []
             */
            feedback?: components["schemas"]["FeedbackIn"][];
            /**
             * File Ids
             * @description Files that I brought into the proposal's circle.
             * @default []
             */
            file_ids?: string[];
            outcome: components["schemas"]["ResultKind"];
            /**
             * Words
             * @default
             */
            words?: string;
            /** @description Left out: the proposal's. */
            words_language?: components["schemas"]["Language"] | null;
        };
        /** FunderResultOut */
        FunderResultOut: {
            /** Amount */
            amount: number | null;
            /** Currency */
            currency: string | null;
            /** Decided On */
            decided_on: string | null;
            /**
             * Digits
             * @description Decimal places of the minor unit.
             */
            digits: number;
            /** Feedback */
            feedback: components["schemas"]["FeedbackOut"][];
            /** Number */
            number: number;
            outcome: components["schemas"]["ResultKind"];
            /** Stage */
            stage: string;
            /**
             * Told At
             * Format: date-time
             */
            told_at: string;
            /** Told By */
            told_by: string;
            /** Words */
            words: string;
            words_language: components["schemas"]["Language"];
        };
        /** GiveBackIn */
        GiveBackIn: {
            /**
             * Digest
             * @description Of the version that was read.
             * @example 9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65
             */
            digest: string;
            /** Reason */
            reason: string;
        };
        /**
         * Group
         * @description What a person can choose about: one wish for all notices of a group.
         * @enum {string}
         */
        Group: "waits" | "named" | "exchanges" | "sessions" | "proposals" | "conversations" | "organisation" | "news" | "desk";
        /** GroupPersonIn */
        GroupPersonIn: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Steward
             * @default false
             */
            steward?: boolean;
        };
        /**
         * GroupPersonOut
         * @description Somebody in a working group, with the organisation for which they are there.
         */
        GroupPersonOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Steward */
            steward: boolean;
        };
        /**
         * GuestIn
         * @description Who is asked into one circle, and until when.
         */
        GuestIn: {
            /**
             * Circle Id
             * Format: uuid
             */
            circle_id: string;
            /**
             * Email
             * @example ana@example.org
             */
            email: string;
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /** GuestList */
        GuestList: {
            /** Items */
            items: components["schemas"]["GuestRow"][];
        };
        /**
         * GuestRow
         * @description A guest of a circle: somebody who is in, or whose invitation waits for its answer.
         */
        GuestRow: {
            /**
             * Email
             * @description Where the invitation went; not told of those who came.
             */
            email: string | null;
            /** Name */
            name: string;
            /**
             * Person Id
             * @description Null while they have not come.
             */
            person_id: string | null;
            /**
             * Ticket Id
             * @description The invitation that waits; null for those who came.
             */
            ticket_id: string | null;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * Hanging
         * @description What whoever brings a file may hang it on. Every other record takes its files itself, by its room's service.
         * @enum {string}
         */
        Hanging: "" | "thread" | "post_draft";
        /**
         * HeldPostedOut
         * @description It was posted; `left_out` are the files that were not taken.
         */
        HeldPostedOut: {
            /** Left Out */
            left_out: string[];
            /**
             * Post Id
             * Format: uuid
             */
            post_id: string;
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
        };
        /**
         * HeldReplyOut
         * @description An answer by mail that came to my address, of which only I can say whether it is mine.
         */
        HeldReplyOut: {
            doubt: components["schemas"]["Doubt"];
            /**
             * Files
             * @description Names of the files that hang on it.
             */
            files: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @description BCP 47 tag.
             * @example es
             */
            language: string;
            /** Markdown */
            markdown: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /**
             * Sender
             * @description Whom it says it is from; empty when it says several.
             * @example ana@example.org
             */
            sender: string;
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
            /**
             * Title
             * @description Of the thread.
             * @example Rota and rest
             */
            title: string;
            /**
             * Title Language
             * @description BCP 47 tag.
             * @example en
             */
            title_language: string;
        };
        /**
         * Help
         * @description What a person may be asked for.
         * @enum {string}
         */
        Help: "crisis_call" | "peer_advice" | "remote_session" | "host_visit";
        /**
         * HelpersOut
         * @description People who could help, before the request is sent. They do not know of it.
         */
        HelpersOut: {
            /** Items */
            items: components["schemas"]["CandidateOut"][];
        };
        /** HelpIn */
        HelpIn: {
            /** Message */
            message: string;
        };
        /** HideIn */
        HideIn: {
            reason: components["schemas"]["ReportReason"];
        };
        /**
         * Hindrance
         * @description What must be settled before a version is frozen.
         * @enum {string}
         */
        Hindrance: "not_agreed" | "suggestions" | "annex_missing";
        /**
         * HindranceOut
         * @description What must be settled before a version is frozen: a section, or an annex that an organisation owes.
         */
        HindranceOut: {
            /** Organisation */
            organisation: string | null;
            /** Section Id */
            section_id: string | null;
            /** Title */
            title: {
                [key: string]: string;
            };
            why: components["schemas"]["Hindrance"];
        };
        /** Holder */
        Holder: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Picture */
            picture: string | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Suspended
             * @description Shown to those alone who may vacate the seat.
             */
            suspended: boolean;
        };
        /**
         * HolderOut
         * @description A seat with whoever holds it now; nobody does when `person_id` is null.
         */
        HolderOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Person Id */
            person_id: string | null;
            /** Person Name */
            person_name: string | null;
            /** Title */
            title: string;
            title_language: components["schemas"]["Language"];
        };
        /** HoldIn */
        HoldIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Review On
             * Format: date
             */
            review_on: string;
            /** Text */
            text: string;
        };
        /**
         * HomeOut
         * @description What waits for me with dates, what runs in my organisation, the next session, and what is new.
         */
        HomeOut: {
            /** Last Visit */
            last_visit: string | null;
            /** News */
            news: components["schemas"]["NewsOut"][];
            next_session: components["schemas"]["NextSessionOut"] | null;
            /** Running */
            running: components["schemas"]["ExchangeRow"][];
            /** Waits */
            waits: components["schemas"]["WaitOut"][];
        };
        /**
         * How
         * @description By mail at once, in one mail each morning, in one each week, or in the inbox alone.
         * @enum {string}
         */
        How: "at_once" | "daily" | "weekly" | "off";
        /** IdentityIn */
        IdentityIn: {
            /** Provider */
            provider: string;
        };
        /**
         * IdentityOut
         * @description A provider's account that stands for me.
         */
        IdentityOut: {
            /**
             * Email
             * @description As the provider told it at linking.
             * @example leandro@example.org
             */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Issuer
             * @example https://accounts.google.com
             */
            issuer: string;
            /**
             * Linked At
             * Format: date-time
             */
            linked_at: string;
            /**
             * Title
             * @description Empty when the provider is set up here no more.
             * @example Google
             */
            title: string;
            /** Used At */
            used_at: string | null;
        };
        /** InboxOut */
        InboxOut: {
            /** Items */
            items: components["schemas"]["NotificationOut"][];
            /** Next */
            next: string | null;
            /** Unread */
            unread: number;
        };
        /**
         * InvitationIn
         * @description Who is asked to take a seat.
         */
        InvitationIn: {
            /**
             * Email
             * @example ana@example.org
             */
            email: string;
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
        };
        /** InvitationList */
        InvitationList: {
            /** Items */
            items: components["schemas"]["InvitationRow"][];
        };
        /**
         * InvitationOut
         * @description What an invitation's link leads to: a seat, or as guest to one circle.
         */
        InvitationOut: {
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Guest Until */
            guest_until: string | null;
            /**
             * Invited By
             * @description Empty when the operator did.
             */
            invited_by: string;
            language: components["schemas"]["Language"];
            /** Name */
            name: string;
            /**
             * Providers Only
             * @description Whether a provider's account alone accepts it, never a mailed code.
             */
            providers_only: boolean;
            seat: components["schemas"]["SeatOut"] | null;
        };
        /**
         * InvitationRow
         * @description An invitation that waits for its answer.
         */
        InvitationRow: {
            /** Circle Id */
            circle_id: string | null;
            /** Email */
            email: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Guest Until */
            guest_until: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Name */
            name: string;
            /** Seat Id */
            seat_id: string | null;
        };
        /**
         * Joining
         * @description How one comes into a working group.
         * @enum {string}
         */
        Joining: "open" | "invitation";
        /**
         * KeptBack
         * @description Why somebody is not put among the ranked.
         * @enum {string}
         */
        KeptBack: "own_organisation" | "not_wanted" | "conflict" | "asked_already" | "at_capacity" | "no_language" | "kind_not_wanted";
        /**
         * Kind
         * @description What is found. The order is that of their numbers: a new kind goes to the end.
         * @enum {string}
         */
        Kind: "post" | "thread" | "exchange" | "organisation" | "person" | "offer";
        /**
         * Lane
         * @description Which clock an exchange runs on.
         * @enum {string}
         */
        Lane: "standard" | "priority" | "crisis";
        /** LaneIn */
        LaneIn: {
            lane: components["schemas"]["Lane"];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * Language
         * @description Languages of screens and mails; the value is a BCP 47 tag.
         * @enum {string}
         */
        Language: "en" | "es" | "pt";
        /**
         * Left
         * @description What of a Word file does not come in as it is there.
         * @enum {string}
         */
        Left: "formatting" | "links" | "form" | "table" | "breaks" | "pictures" | "footnotes" | "comments" | "others";
        /**
         * LeftOut
         * @description What did not come in as it stands in the file, how often, and the first words of it.
         */
        LeftOut: {
            code: components["schemas"]["Left"];
            /** Count */
            count: number;
            /** Sample */
            sample: string;
        };
        /** LessonIn */
        LessonIn: {
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /** LessonOut */
        LessonOut: {
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /**
         * LessonsThreadIn
         * @description The words with which a thread about the lessons begins.
         */
        LessonsThreadIn: {
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Markdown */
            markdown: string;
            /** Title */
            title: string;
        };
        /**
         * LessonsThreadOut
         * @description What such a thread could begin with: the published title and lessons.
         */
        LessonsThreadOut: {
            /** Language */
            language: string;
            /** Markdown */
            markdown: string;
            /** Title */
            title: string;
        };
        /**
         * LetterOut
         * @description One letter as its reader would have got it.
         */
        LetterOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Calendar
             * @description Whether a calendar invitation goes with it.
             */
            calendar: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Subject */
            subject: string;
            /** Text */
            text: string;
            /**
             * To
             * @example mora.islaverde@example.org
             */
            to: string;
        };
        /**
         * Level
         * @description How much one wants to hear: everything, what concerns one, or only one's own name.
         * @enum {string}
         */
        Level: "follow" | "normal" | "mute";
        /** LevelIn */
        LevelIn: {
            /** @description Null takes back what I said. */
            level: components["schemas"]["Level"] | null;
        };
        /** LimitForm */
        LimitForm: {
            /**
             * Counts Spaces
             * @description Whether characters are counted with spaces.
             * @default true
             */
            counts_spaces?: boolean;
            /** Max */
            max: number;
            unit: components["schemas"]["Unit"];
        };
        /** LimitOut */
        LimitOut: {
            /** Counts Spaces */
            counts_spaces: boolean;
            /** Max */
            max: number;
            unit: components["schemas"]["Unit"];
        };
        /**
         * LimitsOut
         * @description Longest texts, in characters, and most items, by name of field.
         */
        LimitsOut: {
            /**
             * Items
             * @example {
             *       "questions": 3
             *     }
             */
            items: {
                [key: string]: number;
            };
            /** Match Texts */
            match_texts: {
                [key: string]: number;
            };
            /** Report Texts */
            report_texts: {
                [key: string]: number;
            };
            /** Session Texts */
            session_texts: {
                [key: string]: number;
            };
            /**
             * Texts
             * @example {
             *       "title": 120
             *     }
             */
            texts: {
                [key: string]: number;
            };
        };
        /**
         * LineageOut
         * @description A record that came before another, or after it.
         */
        LineageOut: {
            /** After */
            after: boolean;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Origin"];
            /**
             * Language
             * @description BCP 47 tag.
             * @example es
             */
            language: string;
            /** @description What the funder said of it. */
            outcome: components["schemas"]["ResultKind"] | null;
            /** @description Of a proposal. */
            state: components["schemas"]["ProposalState"] | null;
            /**
             * Text
             * @description Whether nothing but text was taken from one into the other.
             * @default false
             */
            text: boolean;
            /** Title */
            title: string;
        };
        /**
         * LineChangeIn
         * @description What of a line changes; what is left out stays.
         */
        LineChangeIn: {
            /** Category */
            category?: string | null;
            /** Closed */
            closed?: boolean | null;
            /** Co Funding */
            co_funding?: number | null;
            /** Counts For */
            counts_for?: string[] | null;
            /** Description */
            description?: string | null;
            /** In Kind */
            in_kind?: boolean | null;
            /**
             * Output
             * @description Null takes it away.
             */
            output?: number | null;
            /** Quantity */
            quantity?: number | null;
            /** Rate */
            rate?: number | null;
            /** Unit */
            unit?: string | null;
            /** Year */
            year?: number | null;
        };
        /**
         * LineChangeOut
         * @description One line that a workbook would add, or change in these fields.
         */
        LineChangeOut: {
            /** Cell */
            cell: string;
            /** Description */
            description: string;
            /** Fields */
            fields: components["schemas"]["FieldChangeOut"][];
            /**
             * Line Id
             * @description Null for a new one.
             */
            line_id: string | null;
            /** Organisation */
            organisation: string;
        };
        /**
         * LineIn
         * @description A new line. `closed`: only its partner and the lead read it.
         */
        LineIn: {
            /**
             * Category
             * @example submission
             */
            category: string;
            /**
             * Closed
             * @default false
             */
            closed?: boolean;
            /**
             * Co Funding
             * @description In minor units.
             * @default 0
             */
            co_funding?: number;
            /**
             * Counts For
             * @description Keys of rules that the line counts for.
             * @default []
             */
            counts_for?: string[];
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * In Kind
             * @default false
             */
            in_kind?: boolean;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Output */
            output?: number | null;
            /**
             * Quantity
             * @description In thousandths of the unit.
             * @default 0
             */
            quantity?: number;
            /**
             * Rate
             * @description In minor units.
             * @default 0
             */
            rate?: number;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /** Year */
            year: number;
        };
        /** LineOut */
        LineOut: {
            /** Category */
            category: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Closed */
            closed: boolean;
            /** Co Funding */
            co_funding: number;
            /** Cost */
            cost: number;
            /** Counts For */
            counts_for: string[];
            /** Description */
            description: string;
            /**
             * Edit
             * @description Whether I may change or remove it.
             */
            edit: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** In Kind */
            in_kind: boolean;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Output */
            output: number | null;
            /**
             * Quantity
             * @description In thousandths of the unit.
             */
            quantity: number;
            /** Rate */
            rate: number;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
            /** Year */
            year: number;
        };
        /** LinkIn */
        LinkIn: {
            /** Token */
            token: string;
        };
        /**
         * Mandate
         * @description What an organisation has said about taking part.
         * @enum {string}
         */
        Mandate: "asked" | "given" | "declined" | "taken_back" | "left" | "released";
        /**
         * MandateAbilities
         * @description What the actor may do with one organisation's mandate now.
         */
        MandateAbilities: {
            /**
             * Accept
             * @default false
             */
            accept: boolean;
            /**
             * Ask
             * @default false
             */
            ask: boolean;
            /**
             * Decline
             * @default false
             */
            decline: boolean;
            /**
             * Leave
             * @default false
             */
            leave: boolean;
            /**
             * Release
             * @default false
             */
            release: boolean;
            /**
             * Take Back
             * @default false
             */
            take_back: boolean;
        };
        /** MandateIn */
        MandateIn: {
            /** Yes */
            yes: boolean;
        };
        /**
         * MandateOut
         * @description What an organisation that is asked reads before it says yes: the call, who leads and who is in; not the text.
         */
        MandateOut: {
            abilities: components["schemas"]["MandateAbilities"];
            /** Answer By */
            answer_by: string | null;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /** Asked By */
            asked_by: string;
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            /** Call Title */
            call_title: {
                [key: string]: string;
            };
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["PartyKind"];
            language: components["schemas"]["Language"];
            lead: components["schemas"]["PartnerRef"];
            /** Message */
            message: string;
            message_language: components["schemas"]["Language"];
            /** Partners */
            partners: string[];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Title */
            title: string;
        };
        /**
         * MarkOut
         * @description A rule that lines are marked for.
         */
        MarkOut: {
            /** Key */
            key: string;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /**
         * MarksOut
         * @description How the asking side found the match; its own side and the secretariat read it.
         */
        MarksOut: {
            /** Language Worked */
            language_worked: number | null;
            /** Match Quality */
            match_quality: number | null;
            /** Usefulness */
            usefulness: number | null;
        };
        /**
         * MatchAbilities
         * @description What the actor may do with a match now.
         */
        MatchAbilities: {
            /**
             * Accept
             * @default false
             */
            accept: boolean;
            /**
             * Agree
             * @default false
             */
            agree: boolean;
            /**
             * Decline
             * @default false
             */
            decline: boolean;
            /**
             * Drop
             * @default false
             */
            drop: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Save Terms
             * @default false
             */
            save_terms: boolean;
            /**
             * Send
             * @default false
             */
            send: boolean;
            /**
             * Supersede
             * @default false
             */
            supersede: boolean;
            /**
             * Take Back
             * @default false
             */
            take_back: boolean;
            /**
             * Turn Down
             * @default false
             */
            turn_down: boolean;
        };
        /** MatchEditIn */
        MatchEditIn: {
            /** Effort Hours */
            effort_hours?: number | null;
            /** Peer Gains */
            peer_gains?: string | null;
            /** Requester Gains */
            requester_gains?: string | null;
            /** Substitute Seat Id */
            substitute_seat_id?: string | null;
        };
        /**
         * MatchIn
         * @description A peer to be put forward. `note` is needed for somebody outside the ranking or over their cap.
         */
        MatchIn: {
            /**
             * Effort Hours
             * @default 4
             */
            effort_hours?: number;
            /**
             * Extra Reasons
             * @default []
             */
            extra_reasons?: components["schemas"]["OwnReason"][];
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Peer Gains
             * @default
             */
            peer_gains?: string;
            /**
             * Requester Gains
             * @default
             */
            requester_gains?: string;
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
            /** Substitute Seat Id */
            substitute_seat_id?: string | null;
        };
        /**
         * MatchOut
         * @description One match with its brief, the reasons told to the actor's side, and its terms once accepted.
         */
        MatchOut: {
            abilities: components["schemas"]["MatchAbilities"];
            /** Answer By */
            answer_by: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            brief: components["schemas"]["BriefOut"];
            /** Cap */
            cap: number;
            /** @description For the secretariat only. */
            decline_code: components["schemas"]["DeclineCode"] | null;
            /** Decline Remark */
            decline_remark: string | null;
            /** Effort Hours */
            effort_hours: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /** Gains */
            gains: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Message */
            message: string;
            /**
             * On Behalf
             * @description For the secretariat only.
             */
            on_behalf: {
                [key: string]: components["schemas"]["MatchAbilities"];
            } | null;
            organisation: components["schemas"]["OrganisationRef"];
            /**
             * Override Note
             * @description For the secretariat only.
             */
            override_note: string | null;
            peer: components["schemas"]["SeatRef"];
            /** Queued */
            queued: boolean;
            /**
             * Rank
             * @description For the secretariat only.
             */
            rank: number | null;
            /**
             * Reasons
             * @description Only the sides that the actor may read.
             */
            reasons: {
                [key: string]: components["schemas"]["Reason"][];
            };
            /** Remind At */
            remind_at: string | null;
            /**
             * Running
             * @description Exchanges that the peer's organisation is answering now.
             */
            running: number;
            /** Sent At */
            sent_at: string | null;
            state: components["schemas"]["MatchState"];
            substitute: components["schemas"]["SeatRef"] | null;
            /** Take Back Until */
            take_back_until: string | null;
            terms: components["schemas"]["TermsOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * MatchRow
         * @description A match in the list of those that a peer was asked for.
         */
        MatchRow: {
            /** Answer By */
            answer_by: string | null;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            lane: components["schemas"]["Lane"];
            language: components["schemas"]["Language"];
            /** @description Who asks. */
            organisation: components["schemas"]["OrganisationRef"];
            peer_organisation: components["schemas"]["OrganisationRef"];
            /** Sent At */
            sent_at: string | null;
            state: components["schemas"]["MatchState"];
            /** Title */
            title: string;
        };
        /**
         * MatchState
         * @enum {string}
         */
        MatchState: "drafted" | "sent" | "peer_accepted" | "agreed" | "peer_declined" | "requester_declined" | "expired" | "superseded";
        /**
         * MeIn
         * @description How I read this platform; what is left out stays. What others see of me is in my profile.
         */
        MeIn: {
            language?: components["schemas"]["Language"] | null;
            /** Time Zone */
            time_zone?: string | null;
        };
        /**
         * Membership
         * @description Where an organisation stands to the network. Related bodies are no members.
         * @enum {string}
         */
        Membership: "member" | "prospective" | "related" | "former";
        /** MembershipIn */
        MembershipIn: {
            membership: components["schemas"]["Membership"];
        };
        /**
         * MentionableOut
         * @description Somebody who can read this thread, and so can be mentioned in it.
         */
        MentionableOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * MeOut
         * @description Who I am, for whom I act, and what I may do at all.
         */
        MeOut: {
            abilities: components["schemas"]["MyAbilities"];
            /** Consent Due */
            consent_due: boolean;
            /**
             * Demo
             * @description Whether this is the demonstration: people and requests are fictional.
             */
            demo: boolean;
            /** Guest */
            guest: boolean;
            /**
             * Now
             * Format: date-time
             * @description The server's clock; in the demonstration it runs ahead of the world's.
             */
            now: string;
            person: components["schemas"]["PersonOut"];
            seat: components["schemas"]["SeatOut"] | null;
            /** Seats */
            seats: components["schemas"]["SeatOut"][];
            /** Unread */
            unread: number;
        };
        /** MonthsForm */
        MonthsForm: {
            /** Max */
            max?: number | null;
            /** Min */
            min?: number | null;
        };
        /** MoveIn */
        MoveIn: {
            /**
             * Space Id
             * Format: uuid
             */
            space_id: string;
        };
        /**
         * MyAbilities
         * @description What I may do at all; what I may do with a record comes with the record.
         */
        MyAbilities: {
            /**
             * Ask
             * @default false
             */
            ask: boolean;
            /**
             * Desk
             * @default false
             */
            desk: boolean;
            /**
             * Directory
             * @default false
             */
            directory: boolean;
            /**
             * Propose
             * @default false
             */
            propose: boolean;
        };
        /**
         * MyVoteOut
         * @description How I voted, or my organisation, whoever cast its vote.
         */
        MyVoteOut: {
            /**
             * By
             * @description Who cast it, by name.
             */
            by: string;
            /**
             * Cast At
             * Format: date-time
             */
            cast_at: string;
            /** Options */
            options: string[];
            /** Reason */
            reason: string;
            /**
             * Version
             * @description What If-Match names when it is changed.
             */
            version: number;
        };
        /** NamedOrganisation */
        NamedOrganisation: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** NamedPeerIn */
        NamedPeerIn: {
            kind: components["schemas"]["NamedPeerKind"];
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
        };
        /**
         * NamedPeerKind
         * @description Why the asking side named an organisation.
         * @enum {string}
         */
        NamedPeerKind: "known" | "not_wanted" | "suggested";
        /** NamedPeerOut */
        NamedPeerOut: {
            kind: components["schemas"]["NamedPeerKind"];
            /** Note */
            note: string;
            organisation: components["schemas"]["OrganisationRef"];
        };
        /**
         * Need
         * @description Why an exchange needs the secretariat.
         * @enum {string}
         */
        Need: "triage" | "first_match" | "review" | "late";
        /**
         * NetworkIndicator
         * @description What is counted, and by whom so far. Texts are by language.
         */
        NetworkIndicator: {
            /** Definition */
            definition: {
                [key: string]: string;
            };
            /**
             * Key
             * @example homicide_rate_police
             */
            key: string;
            /** Name */
            name: {
                [key: string]: string;
            };
            /**
             * Source
             * @description Who publishes it, by its own name.
             */
            source: string;
            /** Unit */
            unit: {
                [key: string]: string;
            };
        };
        /**
         * NewsKind
         * @enum {string}
         */
        NewsKind: "request" | "lessons" | "thread";
        /**
         * NewsOut
         * @description Something new that the network can read.
         */
        NewsOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @description Which organisation it comes from, where that may be told.
             */
            by: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["NewsKind"];
            /**
             * Language
             * @description BCP 47 tag.
             * @example es
             */
            language: string;
            /**
             * New
             * @description Whether it came after my last visit.
             */
            new: boolean;
            /** Place */
            place: string;
            /** Title */
            title: string;
        };
        /**
         * NextSessionOut
         * @description The next session that I or my organisation take part in, for both clocks.
         */
        NextSessionOut: {
            answering: components["schemas"]["OrganisationRef"] | null;
            asking: components["schemas"]["OrganisationRef"];
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Minutes */
            minutes: number;
            /**
             * Start
             * Format: date-time
             */
            start: string;
            /** Title */
            title: string;
        };
        /**
         * NextStep
         * @description What will be done after the exchange, by whom and until when.
         */
        NextStep: {
            /** Until */
            until?: string | null;
            /** What */
            what: string;
            /**
             * Who
             * @default
             */
            who?: string;
        };
        /** NoteIn */
        NoteIn: {
            /** Text */
            text: string;
        };
        /**
         * NoteLevel
         * @description Who reads a note of a session: both sides, the author's side, or the secretariat.
         * @enum {string}
         */
        NoteLevel: "exchange" | "organisation" | "secretariat";
        /** NoteOut */
        NoteOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            level: components["schemas"]["NoteLevel"];
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /**
         * NotificationOut
         * @description One line: what happened in the reader's language, and the title of what it happened to in its own.
         */
        NotificationOut: {
            /** @description Who did it last; null when time did. */
            actor: components["schemas"]["WhoOut"] | null;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Count
             * @description How many events it stands for.
             */
            count: number;
            /**
             * Due
             * @description By when something is asked, or when it takes place.
             */
            due: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @example peer_asked
             */
            kind: string;
            /**
             * Place
             * @description Path of the page it leads to.
             * @example /exchanges/0198f1f0-c0de-7abc-8000-1
             */
            place: string;
            /** Read */
            read: boolean;
            /**
             * Subject Id
             * Format: uuid
             */
            subject_id: string;
            /**
             * Subject Kind
             * @example exchange
             */
            subject_kind: string;
            /**
             * Text
             * @example You are asked whether you can help
             */
            text: string;
            /**
             * Title
             * @example Qué hacer en la escuela el día después de un homicidio
             */
            title: string | null;
            /**
             * Title Language
             * @description BCP 47 tag.
             * @example es
             */
            title_language: string | null;
        };
        /** OfferAbilities */
        OfferAbilities: {
            /**
             * Confirm
             * @default false
             */
            confirm: boolean;
            /**
             * Discard
             * @default false
             */
            discard: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Pause
             * @default false
             */
            pause: boolean;
            /**
             * Publish
             * @default false
             */
            publish: boolean;
            /**
             * Resume
             * @default false
             */
            resume: boolean;
            /**
             * Withdraw
             * @default false
             */
            withdraw: boolean;
        };
        /**
         * OfferEdit
         * @description What is sent is changed; what is left out stays.
         */
        OfferEdit: {
            /** Can Share */
            can_share?: string | null;
            /** Conflicts */
            conflicts?: components["schemas"]["ConflictIn"][] | null;
            /** Crisis */
            crisis?: boolean | null;
            crisis_hours?: components["schemas"]["CrisisHours"] | null;
            /** Deputy Seat Id */
            deputy_seat_id?: string | null;
            /** Did Not Work */
            did_not_work?: string | null;
            /** Formats */
            formats?: components["schemas"]["Format"][] | null;
            /** Host Conditions */
            host_conditions?: string | null;
            /** Hours A Month */
            hours_a_month?: number | null;
            language?: components["schemas"]["Language"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Most Exchanges */
            most_exchanges?: number | null;
            /** Practice */
            practice?: string | null;
            /** Title */
            title?: string | null;
            /** Topics */
            topics?: string[] | null;
            /** Valid Until */
            valid_until?: string | null;
        };
        /**
         * OfferedOut
         * @description What a proposal could begin with, taken from an exchange, a conversation or an older proposal.
         */
        OfferedOut: {
            language: components["schemas"]["Language"];
            /**
             * Organisations
             * @description Who took part there, to be asked in.
             */
            organisations: components["schemas"]["NamedOrganisation"][];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
        };
        /**
         * OfferIn
         * @description A new draft, for the seat that answers; the actor's own unless named.
         */
        OfferIn: {
            language?: components["schemas"]["Language"] | null;
            /** Seat Id */
            seat_id?: string | null;
        };
        /**
         * OfferOut
         * @description An offer's page. `missing` names what it lacks before it can be published.
         */
        OfferOut: {
            abilities: components["schemas"]["OfferAbilities"];
            /**
             * Audience
             * @enum {string}
             */
            audience: "network" | "own";
            /** Can Share */
            can_share: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /**
             * Conflicts
             * @description Empty for all but its seat and the secretariat.
             */
            conflicts: components["schemas"]["ConflictOut"][];
            /** Crisis */
            crisis: boolean;
            crisis_hours: components["schemas"]["CrisisHours"] | null;
            /** Deputy Seat Id */
            deputy_seat_id: string | null;
            /** Did Not Work */
            did_not_work: string;
            /** Formats */
            formats: components["schemas"]["Format"][];
            /** Host Conditions */
            host_conditions: string;
            /** Hours A Month */
            hours_a_month: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Languages */
            languages: string[];
            /** Missing */
            missing: string[];
            /** Most Exchanges */
            most_exchanges: number;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Organisation Name */
            organisation_name: string;
            /** Organisation Slug */
            organisation_slug: string;
            /** Person Id */
            person_id: string | null;
            /** Person Name */
            person_name: string | null;
            /** Practice */
            practice: string;
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
            state: components["schemas"]["OfferState"];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            /** Valid Until */
            valid_until: string | null;
            /** Version */
            version: number;
        };
        /**
         * OfferPage
         * @description One page of offers, newest first.
         */
        OfferPage: {
            /** Items */
            items: components["schemas"]["OfferRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * OfferRow
         * @description An offer in a list.
         */
        OfferRow: {
            /** Can Share */
            can_share: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Crisis */
            crisis: boolean;
            /** Formats */
            formats: components["schemas"]["Format"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Languages */
            languages: string[];
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Organisation Name */
            organisation_name: string;
            /** Organisation Slug */
            organisation_slug: string;
            /** Person Id */
            person_id: string | null;
            /** Person Name */
            person_name: string | null;
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
            state: components["schemas"]["OfferState"];
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            /** Valid Until */
            valid_until: string | null;
        };
        /**
         * OfferState
         * @enum {string}
         */
        OfferState: "draft" | "active" | "paused" | "expired" | "withdrawn";
        /** OpenerOut */
        OpenerOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Organisation */
            organisation: string;
        };
        /** OpenIn */
        OpenIn: {
            lane?: components["schemas"]["Lane"] | null;
            /**
             * Lane Reason
             * @default
             */
            lane_reason?: string;
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** OptionOut */
        OptionOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Label */
            label: string;
            /**
             * Leads
             * @description Whether it is what was decided.
             */
            leads: boolean;
            /** @description Yes, no or abstention; null where `label` says what it is. */
            stance: components["schemas"]["Stance"] | null;
            /**
             * Votes
             * @description Counted when the decision closed.
             */
            votes: number | null;
        };
        /**
         * OrganisationAbilities
         * @description What the actor may do with an organisation.
         */
        OrganisationAbilities: {
            /**
             * Change Membership
             * @default false
             */
            change_membership: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Edit Record
             * @default false
             */
            edit_record: boolean;
            /**
             * Invite
             * @default false
             */
            invite: boolean;
            /**
             * Make Seats
             * @default false
             */
            make_seats: boolean;
            /**
             * Offer
             * @default false
             */
            offer: boolean;
            /**
             * See Past
             * @default false
             */
            see_past: boolean;
        };
        /** OrganisationBrief */
        OrganisationBrief: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /**
             * Name
             * @example Palmira
             */
            name: string;
            /**
             * Slug
             * @example city-palmira
             */
            slug: string;
        };
        /**
         * OrganisationEdit
         * @description What is sent is changed; what is left out stays. The last seven are the secretariat's to change.
         */
        OrganisationEdit: {
            contact_note?: components["schemas"]["ContactNoteIn"] | null;
            /** Country */
            country?: string | null;
            knows?: components["schemas"]["WrittenIn"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Name */
            name?: string | null;
            /** Place */
            place?: string | null;
            /** Population */
            population?: number | null;
            seeks?: components["schemas"]["WrittenIn"] | null;
            /** Seeks Topics */
            seeks_topics?: string[] | null;
            /** Summaries */
            summaries?: {
                [key: string]: string;
            } | null;
            /** Topics */
            topics?: string[] | null;
            /** Zone */
            zone?: string | null;
        };
        /**
         * OrganisationIn
         * @description A new organisation in the directory.
         */
        OrganisationIn: {
            /**
             * Country
             * @example CO
             */
            country: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            membership: components["schemas"]["Membership"];
            /** Name */
            name: string;
            /** Place */
            place: string;
            /**
             * Zone
             * @example America/Bogota
             */
            zone: string;
        };
        /**
         * OrganisationKind
         * @enum {string}
         */
        OrganisationKind: "city" | "partner" | "academic" | "expert_organisation" | "network" | "intergovernmental" | "funder" | "secretariat";
        /** OrganisationMap */
        OrganisationMap: {
            /** Items */
            items: components["schemas"]["OrganisationOnMap"][];
        };
        /** OrganisationOnMap */
        OrganisationOnMap: {
            /** Country */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
            membership: components["schemas"]["Membership"];
            /** Name */
            name: string;
            /** Offers */
            offers: number;
            /** People */
            people: number;
            /** Slug */
            slug: string;
        };
        /**
         * OrganisationOut
         * @description An organisation's page. `missing` names what would make it more useful, for those who may mend it.
         */
        OrganisationOut: {
            abilities: components["schemas"]["OrganisationAbilities"];
            contact_note: components["schemas"]["ContactNoteOut"] | null;
            /** Country */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            knows: components["schemas"]["Written"] | null;
            /** Languages */
            languages: string[];
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /**
             * May Become
             * @description How it may stand to the network next, for those who change it.
             */
            may_become: components["schemas"]["Membership"][];
            membership: components["schemas"]["Membership"];
            /** Missing */
            missing: string[];
            /** Name */
            name: string;
            /** Offers */
            offers: components["schemas"]["OfferRow"][];
            /** Past */
            past: components["schemas"]["PastHolding"][];
            /** Picture */
            picture: string | null;
            /** Place */
            place: string;
            /** Population */
            population: number | null;
            /** Population Source */
            population_source: string;
            /** Seats */
            seats: components["schemas"]["SeatOfOrganisation"][];
            seeks: components["schemas"]["Written"] | null;
            /** Seeks Topics */
            seeks_topics: string[];
            /** Slug */
            slug: string;
            /**
             * Summaries
             * @description As written, for editing.
             */
            summaries: {
                [key: string]: string;
            };
            summary: components["schemas"]["Written"] | null;
            /** Topics */
            topics: string[];
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /**
         * OrganisationRef
         * @description An organisation named beside something else.
         */
        OrganisationRef: {
            /**
             * Country
             * @example CO
             */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @example city
             */
            kind: string;
            /**
             * Name
             * @example Palmira
             */
            name: string;
            /**
             * Zone
             * @example America/Bogota
             */
            zone: string;
        };
        /**
         * OrganisationRow
         * @description An organisation in a list.
         */
        OrganisationRow: {
            /**
             * Country
             * @example CO
             */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /** Languages */
            languages: string[];
            membership: components["schemas"]["Membership"];
            /**
             * Name
             * @example Palmira
             */
            name: string;
            /**
             * Offers
             * @description Active offers.
             */
            offers: number;
            /**
             * People
             * @description Who hold a seat now.
             */
            people: number;
            /** Picture */
            picture: string | null;
            /**
             * Place
             * @example Palmira
             */
            place: string;
            /**
             * Slug
             * @example city-palmira
             */
            slug: string;
            summary: components["schemas"]["Written"] | null;
            /** Topics */
            topics: string[];
        };
        /**
         * Origin
         * @description What a proposal came from.
         * @enum {string}
         */
        Origin: "exchange" | "thread" | "proposal";
        /**
         * Outcome
         * @enum {string}
         */
        Outcome: "done" | "under_way" | "dropped" | "cannot_tell";
        /**
         * OutcomeIn
         * @description What comes of a report. A post is hidden for the reason given here, else for the report's own.
         */
        OutcomeIn: {
            outcome: components["schemas"]["ReportOutcome"];
            reason?: components["schemas"]["ReportReason"] | null;
        };
        /**
         * OutcomeOut
         * @description What came of an exchange: both reports, what the network reads of it, and what changed after ninety days.
         */
        OutcomeOut: {
            follow_up: components["schemas"]["FollowUpOut"] | null;
            publication: components["schemas"]["PublicationOut"] | null;
            /** Reports */
            reports: components["schemas"]["ReportOut"][];
            /**
             * To Review
             * @description The secretariat has to look before it goes out without names.
             */
            to_review: boolean;
        };
        /** OutcomeTextIn */
        OutcomeTextIn: {
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Words */
            words: string;
        };
        /** OutcomeTextOut */
        OutcomeTextOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** By */
            by: string;
            /** Language */
            language: string;
            /** Words */
            words: string;
        };
        /**
         * OverdueReportOut
         * @description A report that an organisation owes to a funder since a while.
         */
        OverdueReportOut: {
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["ReportKind"];
            /** Language */
            language: string;
            organisation: components["schemas"]["PartnerRef"];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /**
             * Title
             * @description Of the proposal.
             */
            title: string;
            /**
             * Zone
             * @description The funder's clock.
             */
            zone: string;
        };
        /**
         * OverstepOut
         * @description By how many minutes a time lies before and after a side's working day.
         */
        OverstepOut: {
            /** After */
            after: number;
            /** Before */
            before: number;
        };
        /**
         * OwedOut
         * @description Something that an organisation owes: a mandate, a section, an annex, the sending.
         */
        OwedOut: {
            /**
             * Annex
             * @description Its key in the call.
             */
            annex: string | null;
            /**
             * Due
             * Format: date-time
             */
            due: string;
            kind: components["schemas"]["PlanStep"];
            /** Mine */
            mine: boolean;
            /** Number */
            number: number;
            /** Organisation */
            organisation: string | null;
            /** Person */
            person: string | null;
            /** Section Id */
            section_id: string | null;
            /**
             * Title
             * @description Of the section or annex, by language.
             */
            title: {
                [key: string]: string;
            };
        };
        /**
         * OwingOut
         * @description An organisation that can owe a report, with its people in the proposal.
         */
        OwingOut: {
            organisation: components["schemas"]["PartnerRef"];
            /** Seats */
            seats: components["schemas"]["HolderOut"][];
        };
        /** OwnerIn */
        OwnerIn: {
            /** Seat Id */
            seat_id: string | null;
        };
        /**
         * OwnReason
         * @description A reason that the secretariat adds.
         */
        OwnReason: {
            /** Code */
            code: string;
            /**
             * Params
             * @default {}
             */
            params?: {
                [key: string]: string;
            };
            sign: components["schemas"]["Sign"];
        };
        /** Page[CallRow] */
        Page_CallRow_: {
            /** Items */
            items: components["schemas"]["CallRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[DeskRow] */
        Page_DeskRow_: {
            /** Items */
            items: components["schemas"]["DeskRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[ExchangeRow] */
        Page_ExchangeRow_: {
            /** Items */
            items: components["schemas"]["ExchangeRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[IdentityOut] */
        Page_IdentityOut_: {
            /** Items */
            items: components["schemas"]["IdentityOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[LetterOut] */
        Page_LetterOut_: {
            /** Items */
            items: components["schemas"]["LetterOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[MatchRow] */
        Page_MatchRow_: {
            /** Items */
            items: components["schemas"]["MatchRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[ProposalRow] */
        Page_ProposalRow_: {
            /** Items */
            items: components["schemas"]["ProposalRow"][];
            /** Next */
            next: string | null;
        };
        /** Page[PublicationOut] */
        Page_PublicationOut_: {
            /** Items */
            items: components["schemas"]["PublicationOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[SignInOut] */
        Page_SignInOut_: {
            /** Items */
            items: components["schemas"]["SignInOut"][];
            /** Next */
            next: string | null;
        };
        /** Page[TimelineItem] */
        Page_TimelineItem_: {
            /** Items */
            items: components["schemas"]["TimelineItem"][];
            /** Next */
            next: string | null;
        };
        /** ParticipantsIn */
        ParticipantsIn: {
            /**
             * Count
             * @default 1
             */
            count?: number;
            /**
             * Decides
             * @default false
             */
            decides?: boolean;
            /** Role */
            role: string;
        };
        /** PartnerRef */
        PartnerRef: {
            /**
             * Country
             * @example CO
             */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            /**
             * Name
             * @example Palmira
             */
            name: string;
            /**
             * Slug
             * @example palmira
             */
            slug: string;
            /**
             * Zone
             * @example America/Bogota
             */
            zone: string;
        };
        /** PartyIn */
        PartyIn: {
            /** Answer By */
            answer_by?: string | null;
            /** @default partner */
            kind?: components["schemas"]["PartyKind"];
            language?: components["schemas"]["Language"] | null;
            /**
             * Message
             * @default
             */
            message?: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
        };
        /**
         * PartyKind
         * @enum {string}
         */
        PartyKind: "lead" | "partner" | "associated";
        /**
         * PartyOut
         * @description One organisation of the consortium and where its mandate stands.
         */
        PartyOut: {
            abilities: components["schemas"]["MandateAbilities"];
            /** Answer By */
            answer_by: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Answered By */
            answered_by: string | null;
            /**
             * Asked At
             * Format: date-time
             */
            asked_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["PartyKind"];
            mandate: components["schemas"]["Mandate"];
            organisation: components["schemas"]["PartnerRef"];
            /**
             * People
             * @description Who works on it now.
             */
            people: string[];
        };
        /**
         * PastHolding
         * @description Somebody who held a seat here once.
         */
        PastHolding: {
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /** Person Name */
            person_name: string;
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Title */
            title: string;
            title_language: components["schemas"]["Language"];
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * PeoplePage
         * @description One page of people. `total` is told on the first page and counts no further than 100.
         */
        PeoplePage: {
            /** Items */
            items: components["schemas"]["PersonRow"][];
            /** Next */
            next: string | null;
            /** Total */
            total: number | null;
        };
        /** PersonAbilities */
        PersonAbilities: {
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Restore
             * @default false
             */
            restore: boolean;
            /**
             * Suspend
             * @default false
             */
            suspend: boolean;
        };
        /**
         * PersonaOut
         * @description Somebody whom a visitor can be.
         */
        PersonaOut: {
            /**
             * Country
             * @example CO
             */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Key
             * @description What the story calls them; empty for people added since.
             * @example per-leandro
             */
            key: string;
            language: components["schemas"]["Language"];
            /**
             * Line
             * @description What there is to try as them; empty for those not featured.
             */
            line: {
                [key: string]: string;
            };
            /**
             * Name
             * @example Leandro Vientosur
             */
            name: string;
            /**
             * Organisation
             * @example Palmira
             */
            organisation: string;
            organisation_kind: components["schemas"]["OrganisationKind"] | null;
            role: components["schemas"]["SeatRole"] | null;
            /**
             * Seat
             * @example Secretario de convivencia
             */
            seat: string;
            seat_language: components["schemas"]["Language"] | null;
        };
        /**
         * PersonasOut
         * @description The featured ones first, then everybody by name.
         */
        PersonasOut: {
            /** Items */
            items: components["schemas"]["PersonaOut"][];
        };
        /**
         * PersonEdit
         * @description What is sent is changed; what is left out stays.
         */
        PersonEdit: {
            /** Available For */
            available_for?: components["schemas"]["Help"][] | null;
            bio?: components["schemas"]["WrittenIn"] | null;
            /** Contacts */
            contacts?: components["schemas"]["ContactIn"][] | null;
            /** Languages */
            languages?: string[] | null;
            /** Name */
            name?: string | null;
            /** Topics */
            topics?: components["schemas"]["PersonTopicIn"][] | null;
            /** Works From */
            works_from?: number | null;
            /** Works Until */
            works_until?: number | null;
        };
        /**
         * PersonOfDirectory
         * @description A person's page. `missing` names what would make it more useful, for those who may mend it.
         */
        PersonOfDirectory: {
            abilities: components["schemas"]["PersonAbilities"];
            /** Available For */
            available_for: components["schemas"]["Help"][];
            bio: components["schemas"]["Written"] | null;
            /** Contacts */
            contacts: components["schemas"]["ContactOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Languages */
            languages: string[];
            /** Missing */
            missing: string[];
            /** Name */
            name: string;
            /** Offers */
            offers: components["schemas"]["OfferRow"][];
            /** Picture */
            picture: string | null;
            /** Seats */
            seats: components["schemas"]["SeatBrief"][];
            /** Suspended */
            suspended: boolean;
            /** Topics */
            topics: components["schemas"]["PersonTopicOut"][];
            /** Version */
            version: number;
            /** Works From */
            works_from: number;
            /** Works Until */
            works_until: number;
            /** Zone */
            zone: string;
        };
        /** PersonOut */
        PersonOut: {
            /**
             * Email
             * @example leandro.vientosur@example.org
             */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /**
             * Name
             * @example Leandro Vientosur
             */
            name: string;
            /** Picture */
            picture: string | null;
            /**
             * Time Zone
             * @example America/Argentina/Buenos_Aires
             */
            time_zone: string;
        };
        /** PersonRef */
        PersonRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * PersonRow
         * @description A person in a list.
         */
        PersonRow: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Languages */
            languages: string[];
            /**
             * Name
             * @example Helena Valedoria
             */
            name: string;
            /**
             * Offers
             * @description Active offers of the seats held.
             */
            offers: number;
            /** Picture */
            picture: string | null;
            /** Seats */
            seats: components["schemas"]["SeatBrief"][];
            /** Topics */
            topics: string[];
        };
        /** PersonTopicIn */
        PersonTopicIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Topic
             * @example violence-interruption
             */
            topic: string;
        };
        /** PersonTopicOut */
        PersonTopicOut: {
            /** Note */
            note: string;
            /** Topic */
            topic: string;
        };
        /**
         * PickIn
         * @description One of the suggested times.
         */
        PickIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /** PictureOut */
        PictureOut: {
            /**
             * Picture
             * @description Its address; `/small` and `/large` follow.
             */
            picture: string | null;
        };
        /**
         * PictureSize
         * @enum {string}
         */
        PictureSize: "small" | "large";
        /**
         * Piece
         * @description Some text, and whether it is what was looked for.
         */
        Piece: {
            /** Found */
            found: boolean;
            /** Text */
            text: string;
        };
        /** PlaceIn */
        PlaceIn: {
            /**
             * Place
             * @description From 0; beyond the last is the last.
             */
            place: number;
        };
        /** PlanIn */
        PlanIn: {
            /** Dates */
            dates: {
                [key: string]: string;
            };
        };
        /** PlanOut */
        PlanOut: {
            /** By Hand */
            by_hand: boolean;
            /**
             * Due
             * Format: date-time
             */
            due: string;
            /** Owed */
            owed: boolean;
            step: components["schemas"]["PlanStep"];
        };
        /**
         * PlanStep
         * @description What must be done before a deadline, in its order.
         * @enum {string}
         */
        PlanStep: "content" | "signatures" | "upload";
        /**
         * PostAbilities
         * @description What I may do with this post.
         */
        PostAbilities: {
            /**
             * Delete
             * @default false
             */
            delete: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Hide
             * @default false
             */
            hide: boolean;
            /**
             * React
             * @default false
             */
            react: boolean;
            /**
             * Report
             * @default false
             */
            report: boolean;
            /**
             * Translate
             * @default false
             */
            translate: boolean;
        };
        /** PostChange */
        PostChange: {
            /**
             * Files
             * @description Files of mine in the thread's circle that hang on the post from now on.
             * @default []
             */
            files?: string[];
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Markdown */
            markdown: string;
        };
        /** PostFileOut */
        PostFileOut: {
            /**
             * Content
             * @example /api/files/0198f1f0-c0de-7abc-8000-000000000000/content
             */
            content: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["FileKind"];
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * PostIn
         * @description What one writes: Markdown. `[@Ana](person:<id>)` mentions a person of the circle.
         *
         *     `[@Durban](organisation:<id>)` mentions everybody who holds a seat there and can read it.
         */
        PostIn: {
            /**
             * Files
             * @description Files of mine in the thread's circle that hang on the post from now on.
             * @default []
             */
            files?: string[];
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Markdown */
            markdown: string;
            /** Reply To */
            reply_to?: string | null;
        };
        /**
         * PostOut
         * @description A post. Deleted, it keeps place and author; its words are gone. `markdown` comes to whoever may edit it.
         */
        PostOut: {
            abilities: components["schemas"]["PostAbilities"];
            author: components["schemas"]["AuthorOut"];
            /** Cards */
            cards: components["schemas"]["CardOut"][];
            /** Deleted At */
            deleted_at: string | null;
            /** Edited At */
            edited_at: string | null;
            /** Files */
            files: components["schemas"]["PostFileOut"][];
            /**
             * Hidden At
             * @description Its words come to its author and to those who may hide it.
             */
            hidden_at: string | null;
            hidden_reason: components["schemas"]["ReportReason"] | null;
            /** Html */
            html: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** Markdown */
            markdown: string | null;
            /**
             * Place
             * @description 1 for the first post of the thread, and so on.
             */
            place: number;
            quote: components["schemas"]["QuoteOut"] | null;
            /** Reactions */
            reactions: components["schemas"]["ReactionOut"][];
            /** Reply To */
            reply_to: string | null;
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
            /** Version */
            version: number;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /**
         * PostPage
         * @description One page of a thread.
         */
        PostPage: {
            /** Items */
            items: components["schemas"]["PostOut"][];
            /** Next */
            next: string | null;
            /**
             * Previous
             * @description What `after` takes, newest first, for the posts before these; null at the beginning.
             */
            previous: string | null;
        };
        /** PostReportIn */
        PostReportIn: {
            reason: components["schemas"]["ReportReason"];
            /**
             * Words
             * @default
             */
            words?: string;
        };
        /**
         * PostReportOut
         * @description Somebody asks to look at a post; told to those who answer for its thread.
         */
        PostReportOut: {
            author: components["schemas"]["PersonRef"];
            /** Deleted At */
            deleted_at: string | null;
            /** Hidden At */
            hidden_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            outcome: components["schemas"]["ReportOutcome"] | null;
            /**
             * Post Id
             * Format: uuid
             */
            post_id: string;
            reason: components["schemas"]["ReportReason"];
            reporter: components["schemas"]["PersonRef"];
            /**
             * Said
             * @description The post's first words.
             */
            said: string;
            /** Settled At */
            settled_at: string | null;
            /**
             * Settled By
             * @description By name.
             */
            settled_by: string | null;
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
            /** Title */
            title: string;
            /** Words */
            words: string;
        };
        /**
         * PostReportPage
         * @description Reports of posts, newest first.
         */
        PostReportPage: {
            /** Items */
            items: components["schemas"]["PostReportOut"][];
            /** Next */
            next: string | null;
            /**
             * Waiting
             * @description How many wait to be settled, whichever are shown.
             */
            waiting: number;
        };
        /** PostVersionOut */
        PostVersionOut: {
            /** Language */
            language: string;
            /** Markdown */
            markdown: string;
            /** Version */
            version: number;
            /**
             * Written At
             * Format: date-time
             */
            written_at: string;
        };
        /**
         * PreferencesIn
         * @description The groups named are changed, the others stay.
         */
        PreferencesIn: {
            /** Groups */
            groups: {
                [key: string]: components["schemas"]["How"];
            };
        };
        /**
         * PreferencesOut
         * @description How I wish to hear of each group that concerns me.
         */
        PreferencesOut: {
            /** Groups */
            groups: {
                [key: string]: components["schemas"]["How"];
            };
        };
        /**
         * ProblemOut
         * @description Problem details (RFC 9457). `code` names the words that the browser says, `params` fills them.
         */
        ProblemOut: {
            /**
             * Code
             * @example not_found
             */
            code: string;
            /**
             * Fields
             * @default []
             */
            fields: components["schemas"]["FieldProblemOut"][];
            /**
             * Params
             * @default {}
             */
            params: {
                [key: string]: unknown;
            };
            /**
             * Request Id
             * @example 0198f1f0c0de7abc
             */
            request_id: string;
            /**
             * Status
             * @example 404
             */
            status: number;
            /**
             * Title
             * @example Not found
             */
            title: string;
            /**
             * Type
             * @example about:blank
             */
            type: string;
        };
        /**
         * ProposalAbilities
         * @description What the actor may do with a proposal now.
         */
        ProposalAbilities: {
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Freeze
             * @default false
             */
            freeze: boolean;
            /**
             * Go On
             * @default false
             */
            go_on: boolean;
            /**
             * Invite
             * @default false
             */
            invite: boolean;
            /**
             * Plan
             * @default false
             */
            plan: boolean;
            /**
             * Reopen
             * @default false
             */
            reopen: boolean;
            /**
             * Send
             * @default false
             */
            send: boolean;
            /**
             * Share
             * @default false
             */
            share: boolean;
            /**
             * Steward
             * @default false
             */
            steward: boolean;
            /**
             * Withdraw
             * @default false
             */
            withdraw: boolean;
        };
        /**
         * ProposalBegunOut
         * @description What was made; its page is `/proposals/<id>`.
         */
        ProposalBegunOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /** ProposalChangeIn */
        ProposalChangeIn: {
            language?: components["schemas"]["Language"] | null;
            /** Summary */
            summary?: string | null;
            /** Title */
            title?: string | null;
            /** Topics */
            topics?: string[] | null;
        };
        /**
         * ProposalFromIn
         * @description A proposal to begin, and what it comes from.
         */
        ProposalFromIn: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            language?: components["schemas"]["Language"] | null;
            origin?: components["schemas"]["Origin"] | null;
            /** Origin Id */
            origin_id?: string | null;
            /**
             * Partners
             * @description Organisations asked in at once.
             */
            partners?: string[];
            /**
             * Summary
             * @default
             */
            summary?: string;
            /** Title */
            title: string;
            /** Topics */
            topics?: string[];
        };
        /**
         * ProposalOut
         * @description One proposal's overview with what I may do.
         */
        ProposalOut: {
            abilities: components["schemas"]["ProposalAbilities"];
            /** Authors */
            authors: components["schemas"]["WriterOut"][];
            call: components["schemas"]["CallRow"];
            /**
             * Circle Id
             * Format: uuid
             */
            circle_id: string;
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /** Consortium */
            consortium: components["schemas"]["PartyOut"][];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Eligibility */
            eligibility: components["schemas"]["FindingOut"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            lead: components["schemas"]["PartnerRef"];
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /** Owed */
            owed: components["schemas"]["OwedOut"][];
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /** Plan */
            plan: components["schemas"]["PlanOut"][];
            /** Roles */
            roles: components["schemas"]["CircleRole"][];
            /** Sections */
            sections: components["schemas"]["SectionOut"][];
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            /** Stage */
            stage: string;
            state: components["schemas"]["ProposalState"];
            /** Summary */
            summary: string;
            /** Title */
            title: string;
            /** Topics */
            topics: string[];
            /** Version */
            version: number;
            /**
             * Zone
             * @description The lead's clock.
             */
            zone: string;
        };
        /**
         * ProposalPage
         * @description Pages of a proposal that only some calls give it.
         * @enum {string}
         */
        ProposalPage: "annexes" | "results";
        /**
         * ProposalRow
         * @description A proposal in a list of those that I am in.
         */
        ProposalRow: {
            /**
             * Call Id
             * Format: uuid
             */
            call_id: string;
            /** Call Title */
            call_title: {
                [key: string]: string;
            };
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            lead: components["schemas"]["PartnerRef"];
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Partners
             * @description Organisations that have said yes, the lead first.
             */
            partners: string[];
            /** Sections */
            sections: {
                [key: string]: number;
            };
            /** Stage */
            stage: string;
            state: components["schemas"]["ProposalState"];
            /** Title */
            title: string;
        };
        /**
         * ProposalState
         * @description Where a proposal stands.
         * @enum {string}
         */
        ProposalState: "drafting" | "signing" | "sent" | "withdrawn";
        /** ProviderOut */
        ProviderOut: {
            /**
             * Login
             * @example /auth/city/login
             */
            login: string;
            /**
             * Name
             * @example city
             */
            name: string;
            /**
             * Title
             * @example Sign in with the city's account
             */
            title: string;
        };
        /**
         * PublicationOut
         * @description What the network may read of one exchange. Without names the organisations are null.
         */
        PublicationOut: {
            /** Attributed To */
            attributed_to: string;
            choice: components["schemas"]["Publish"];
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            language: components["schemas"]["Language"];
            /** Lessons */
            lessons: components["schemas"]["LessonOut"][];
            peer: components["schemas"]["OrganisationRef"] | null;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /**
             * Readable
             * @description Whether I may open the exchange itself.
             */
            readable: boolean;
            requester: components["schemas"]["OrganisationRef"] | null;
            /** Title */
            title: string;
        };
        /**
         * Publish
         * @description What a side allows to be told to the network.
         * @enum {string}
         */
        Publish: "no" | "anonymous" | "named";
        /**
         * PublishIn
         * @description What the network reads when names are left out: the secretariat has looked that nothing tells who it was.
         */
        PublishIn: {
            /**
             * Attributed To
             * @example A city in the south of Brazil
             */
            attributed_to: string;
            /** Lessons */
            lessons: components["schemas"]["LessonIn"][];
            /** Title */
            title: string;
        };
        /**
         * PutForwardIn
         * @description The peers to ask, in this order: so many at the same time, the others when one before them says no.
         */
        PutForwardIn: {
            /**
             * At Once
             * @default 1
             */
            at_once?: number;
            /** Match Ids */
            match_ids: string[];
        };
        /**
         * QuoteOut
         * @description The post that is answered: where it stands, whose it is, and its first words.
         */
        QuoteOut: {
            /** Name */
            name: string;
            /** Place */
            place: number;
            /** Words */
            words: string;
        };
        /**
         * ReactionKind
         * @enum {string}
         */
        ReactionKind: "agree" | "thanks" | "support" | "idea" | "seen";
        /** ReactionOut */
        ReactionOut: {
            kind: components["schemas"]["ReactionKind"];
            /** Mine */
            mine: boolean;
            /** Number */
            number: number;
        };
        /**
         * ReaderGroup
         * @description People of one organisation, or of the secretariat, who can read.
         */
        ReaderGroup: {
            /** Organisation Name */
            organisation_name: string | null;
            /** People */
            people: string[];
            /** Secretariat */
            secretariat: boolean;
        };
        /**
         * ReaderOut
         * @description Somebody who reads a section. `principal` is the seat by which they do, or themselves as a guest.
         */
        ReaderOut: {
            /**
             * Name
             * @example Iván Torrelimpia
             */
            name: string;
            /**
             * Organisation Id
             * @description The seat's; null for guests.
             */
            organisation_id: string | null;
            /**
             * Person Id
             * Format: uuid
             */
            person_id: string;
            /**
             * Principal
             * @example seat:0198f1f0c0de7abc80000000000000aa
             */
            principal: string;
        };
        /**
         * ReadersForecast
         * @description Who can read it now, once it is sent, and once it is opened.
         */
        ReadersForecast: {
            now: components["schemas"]["ReadersOut"];
            opened: components["schemas"]["ReadersOut"];
            sent: components["schemas"]["ReadersOut"];
        };
        /**
         * ReadersOut
         * @description Who can read this record: everybody in the network, or these people.
         */
        ReadersOut: {
            /**
             * Groups
             * @description Empty when the whole network can.
             */
            groups: components["schemas"]["ReaderGroup"][];
            /** Network */
            network: boolean;
        };
        /**
         * ReadIn
         * @description What has been read: these lines, all lines about these records, or everything.
         */
        ReadIn: {
            /**
             * All
             * @default false
             */
            all?: boolean;
            /**
             * Ids
             * @default []
             */
            ids?: string[];
            /**
             * Subjects
             * @default []
             */
            subjects?: string[];
        };
        /**
         * ReadingIn
         * @description How far I have read: up to a post, or that one and all that follow are unread again.
         */
        ReadingIn: {
            /**
             * Post Id
             * @description The last post read.
             */
            post_id?: string | null;
            /**
             * Unread From
             * @description The first post that is to be unread again.
             */
            unread_from?: string | null;
        };
        /**
         * Reason
         * @description Why a peer fits, does not, or what has to be asked. `code` names the words, `params` fills them.
         *
         *     The code `words` carries `text` and `language` that somebody of the secretariat wrote.
         */
        Reason: {
            /**
             * Code
             * @example topic_same
             */
            code: string;
            /**
             * Params
             * @default {}
             * @example {
             *       "topic": "violence-interruption"
             *     }
             */
            params: {
                [key: string]: unknown;
            };
            sign: components["schemas"]["Sign"];
        };
        /**
         * ReasonIn
         * @description Words that go with a move.
         */
        ReasonIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /** Text */
            text: string;
        };
        /** ReassignIn */
        ReassignIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
        };
        /** RecentOut */
        RecentOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Fields */
            fields: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Line Id */
            line_id: string | null;
            /** Person */
            person: string | null;
        };
        /**
         * RefusalOut
         * @description Why an organisation gave a version back.
         */
        RefusalOut: {
            /** Organisation */
            organisation: string;
            /** Person */
            person: string;
            /** Reason */
            reason: string;
            reason_language: components["schemas"]["Language"];
        };
        /**
         * RefuseIn
         * @description Why the request is not taken on and how to appeal, for the author; and a note for the secretariat.
         */
        RefuseIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Reason */
            reason: string;
        };
        /**
         * RemarkKind
         * @description What a remark is about; its circle says who reads it.
         * @enum {string}
         */
        RemarkKind: "triage" | "questions" | "decline_reason" | "override" | "hold_reason" | "withdraw_reason" | "cancel_reason" | "tried" | "alternatives" | "worries" | "private" | "note";
        /**
         * RemarkOut
         * @description Words that went with a move, for those who may read them.
         */
        RemarkOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["RemarkKind"];
            language: components["schemas"]["Language"];
            /** Match Id */
            match_id: string | null;
            /** Person Name */
            person_name: string;
            /** Text */
            text: string;
        };
        /** ReopenIn */
        ReopenIn: {
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * ReportAbilities
         * @description What the actor may do with one side's report now.
         */
        ReportAbilities: {
            /**
             * Accept
             * @default false
             */
            accept: boolean;
            /**
             * Save
             * @default false
             */
            save: boolean;
            /**
             * Submit
             * @default false
             */
            submit: boolean;
            /**
             * Take Back
             * @default false
             */
            take_back: boolean;
        };
        /**
         * ReportForm
         * @description A report that the funder wants once it has granted.
         */
        ReportForm: {
            /**
             * After Months
             * @description Whole months after the project begins.
             */
            after_months: number;
            /**
             * Key
             * @example submission
             */
            key: string;
            kind: components["schemas"]["ReportKind"];
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
        };
        /**
         * ReportIn
         * @description A report as far as it has been written; what is left out stays. Each side uses its own fields.
         */
        ReportIn: {
            /** Another Step */
            another_step?: string | null;
            /** Answers */
            answers?: components["schemas"]["AnswerItem"][] | null;
            /** Behalf Of */
            behalf_of?: string | null;
            /** Did Not Fit */
            did_not_fit?: string | null;
            /** Effort Hours */
            effort_hours?: number | null;
            language?: components["schemas"]["Language"] | null;
            /**
             * Language Worked
             * @description The peer does not read it.
             */
            language_worked?: number | null;
            /** Learned */
            learned?: string[] | null;
            /**
             * Match Quality
             * @description The peer does not read it.
             */
            match_quality?: number | null;
            /** Practice */
            practice?: string | null;
            publish?: components["schemas"]["Publish"] | null;
            /**
             * To Secretariat
             * @description Worries, or a private remark. Once submitted, only the secretariat reads it.
             */
            to_secretariat?: string | null;
            /**
             * Usefulness
             * @description The peer does not read it.
             */
            usefulness?: number | null;
            /** Will Do */
            will_do?: components["schemas"]["NextStep"][] | null;
            /** Would Do Again */
            would_do_again?: boolean | null;
        };
        /**
         * ReportKind
         * @description What a funder wants to read once it has granted.
         * @enum {string}
         */
        ReportKind: "narrative" | "financial" | "audit";
        /**
         * ReportOut
         * @description One side's report, as far as the actor may read it. `missing` names what it lacks before it can be submitted.
         */
        ReportOut: {
            abilities: components["schemas"]["ReportAbilities"];
            /** Accepted At */
            accepted_at: string | null;
            /** Accepted By */
            accepted_by: string | null;
            /** Another Step */
            another_step: string;
            /** Answers */
            answers: components["schemas"]["AnswerItem"][];
            /** Author */
            author: string | null;
            /** Did Not Fit */
            did_not_fit: string;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Effort Hours */
            effort_hours: number | null;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            language: components["schemas"]["Language"];
            /** Learned */
            learned: string[];
            marks: components["schemas"]["MarksOut"] | null;
            /** Missing */
            missing: string[];
            /**
             * On Behalf
             * @description For the secretariat: what it may do for a side.
             */
            on_behalf: {
                [key: string]: components["schemas"]["ReportAbilities"];
            } | null;
            organisation: components["schemas"]["OrganisationRef"];
            /** Practice */
            practice: string;
            publish: components["schemas"]["Publish"];
            /** Questions */
            questions: string[];
            side: components["schemas"]["Side"];
            state: components["schemas"]["ReportState"];
            /** Submitted At */
            submitted_at: string | null;
            /**
             * To Secretariat
             * @description My own unsent words; for the secretariat, what it was told.
             */
            to_secretariat: string[];
            /** Version */
            version: number;
            /** Will Do */
            will_do: components["schemas"]["NextStep"][];
            /** Would Do Again */
            would_do_again: boolean | null;
        };
        /**
         * ReportOutcome
         * @description What came of a report.
         * @enum {string}
         */
        ReportOutcome: "hidden" | "kept";
        /**
         * ReportReason
         * @description Why a post is reported or hidden.
         * @enum {string}
         */
        ReportReason: "off_topic" | "disrespectful" | "private_data" | "endangers" | "advertising" | "other";
        /**
         * ReportState
         * @enum {string}
         */
        ReportState: "due" | "submitted" | "accepted" | "published" | "kept_private";
        /** ResolvedIn */
        ResolvedIn: {
            /** Resolved */
            resolved: boolean;
        };
        /**
         * Result
         * @description What a vote came to: more yes than no or not, one option before all others or none, or too few who voted.
         * @enum {string}
         */
        Result: "carried" | "not_carried" | "chosen" | "tied" | "too_few";
        /**
         * ResultChangeIn
         * @description What of a row changes; what is left out stays.
         */
        ResultChangeIn: {
            /**
             * Assumptions
             * @default
             */
            assumptions?: string;
            /**
             * Baseline
             * @default
             */
            baseline?: string;
            /**
             * Current
             * @default
             */
            current?: string;
            /** Due Month */
            due_month?: number | null;
            /**
             * Indicator
             * @default
             */
            indicator?: string;
            /**
             * Level
             * @description Left out, it stays.
             * @default output
             * @example submission
             */
            level?: string;
            /**
             * Network Indicator
             * @description One of the network's: its words and its unit take the place of mine.
             */
            network_indicator?: string | null;
            /**
             * Organisation Id
             * @description Who measures it.
             */
            organisation_id?: string | null;
            /**
             * Result
             * @default
             */
            result?: string;
            /**
             * Source
             * @default
             */
            source?: string;
            /**
             * Target
             * @default
             */
            target?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /** Year */
            year?: number | null;
        };
        /**
         * ResultColumn
         * @description What a row can say, in the order in which it is read.
         * @enum {string}
         */
        ResultColumn: "result" | "indicator" | "unit" | "baseline" | "target" | "current" | "year" | "due_month" | "source" | "responsible" | "assumptions";
        /**
         * ResultIn
         * @description A row as it is written. Left out of a change, a field stays.
         */
        ResultIn: {
            /**
             * Assumptions
             * @default
             */
            assumptions?: string;
            /**
             * Baseline
             * @default
             */
            baseline?: string;
            /**
             * Current
             * @default
             */
            current?: string;
            /** Due Month */
            due_month?: number | null;
            /**
             * Indicator
             * @default
             */
            indicator?: string;
            /**
             * Level
             * @example outcome
             */
            level: string;
            /**
             * Network Indicator
             * @description One of the network's: its words and its unit take the place of mine.
             */
            network_indicator?: string | null;
            /**
             * Organisation Id
             * @description Who measures it.
             */
            organisation_id?: string | null;
            /**
             * Result
             * @default
             */
            result?: string;
            /**
             * Source
             * @default
             */
            source?: string;
            /**
             * Target
             * @default
             */
            target?: string;
            /**
             * Unit
             * @default
             */
            unit?: string;
            /** Year */
            year?: number | null;
        };
        /**
         * ResultKind
         * @description What became of a proposal that was sent.
         * @enum {string}
         */
        ResultKind: "granted" | "reserve" | "not_granted" | "withdrawn";
        /** ResultOut */
        ResultOut: {
            /** Assumptions */
            assumptions: string;
            /** Baseline */
            baseline: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Current */
            current: string;
            /** Due Month */
            due_month: number | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Indicator */
            indicator: string;
            /** Level */
            level: string;
            /** Network Indicator */
            network_indicator: string | null;
            /** Organisation Id */
            organisation_id: string | null;
            /** Organisation Name */
            organisation_name: string | null;
            /** Result */
            result: string;
            /** Source */
            source: string;
            /** Target */
            target: string;
            /** Unit */
            unit: string;
            /** Version */
            version: number;
            /** Year */
            year: number | null;
        };
        /** ResultsForm */
        ResultsForm: {
            /** Columns */
            columns: string[];
            /** Levels */
            levels: string[];
            /** Max Rows */
            max_rows?: number | null;
        };
        /**
         * ResultsOut
         * @description The results framework of a proposal, with what the call wants of it.
         */
        ResultsOut: {
            call: components["schemas"]["CallRef"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /** Columns */
            columns: components["schemas"]["ResultColumn"][];
            /**
             * Indicators
             * @description Those of the network, to choose from.
             */
            indicators: components["schemas"]["NetworkIndicator"][];
            language: components["schemas"]["Language"];
            /** Levels */
            levels: string[];
            /** Locked */
            locked: boolean;
            /**
             * Max Rows
             * @description More than so many the funder does not take; nothing is cut.
             */
            max_rows: number | null;
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /**
             * Partners
             * @description Who may measure a result.
             */
            partners: components["schemas"]["PartnerRef"][];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Rows */
            rows: components["schemas"]["ResultOut"][];
            /**
             * Section Id
             * @description The section that it answers; it is locked while that is agreed.
             */
            section_id: string | null;
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            state: components["schemas"]["ProposalState"];
            /** Title */
            title: string;
            /** Write */
            write: boolean;
        };
        /**
         * ReturnIn
         * @description Questions to the author, and a note for the secretariat.
         */
        ReturnIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Questions */
            questions: string;
        };
        /**
         * ReusableIn
         * @description Under which name a text is found again, and what it is about.
         */
        ReusableIn: {
            /** Name */
            name: string;
            /** Topics */
            topics?: string[];
        };
        /** ReusableMarkOut */
        ReusableMarkOut: {
            /** Name */
            name: string;
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
            /** Topics */
            topics: string[];
        };
        /**
         * ReusableMarksOut
         * @description What of a proposal is marked, and whether I may mark more.
         */
        ReusableMarksOut: {
            /** Marks */
            marks: components["schemas"]["ReusableMarkOut"][];
            /**
             * May Mark
             * @description Sections that I may mark or take the mark from.
             */
            may_mark: string[];
        };
        /**
         * ReusableOut
         * @description A text of my organisation, where it stood and what became of that proposal.
         */
        ReusableOut: {
            language: components["schemas"]["Language"];
            /**
             * Marked At
             * Format: date-time
             */
            marked_at: string;
            /** Name */
            name: string;
            /** Organisation Name */
            organisation_name: string;
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /** Proposal Title */
            proposal_title: string;
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
            /** Section Title */
            section_title: {
                [key: string]: string;
            };
            state: components["schemas"]["ProposalState"];
            /** Text */
            text: string;
            /** Topics */
            topics: string[];
            /** Words */
            words: number;
        };
        /**
         * Role
         * @description What somebody is for one draft.
         * @enum {string}
         */
        Role: "reader" | "commenter" | "reviewer" | "contributor" | "steward";
        /** RoleIn */
        RoleIn: {
            role: components["schemas"]["CircleRole"];
        };
        /** RuleForm */
        RuleForm: {
            /**
             * Key
             * @example submission
             */
            key: string;
            /**
             * Per Applicant
             * @description Whether each organisation answers for itself.
             * @default false
             */
            per_applicant?: boolean;
            /** Text */
            text: {
                [key: string]: string;
            };
        };
        /** ScoreForm */
        ScoreForm: {
            /**
             * Key
             * @example submission
             */
            key: string;
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
            /** Weight */
            weight: number;
        };
        /** SeatAbilities */
        SeatAbilities: {
            /**
             * Close
             * @default false
             */
            close: boolean;
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Invite
             * @default false
             */
            invite: boolean;
            /**
             * Vacate
             * @default false
             */
            vacate: boolean;
        };
        /**
         * SeatBrief
         * @description A seat that somebody holds, with its organisation.
         */
        SeatBrief: {
            /** Country */
            country: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            organisation_kind: components["schemas"]["OrganisationKind"];
            /** Organisation Name */
            organisation_name: string;
            /** Organisation Slug */
            organisation_slug: string;
            role: components["schemas"]["SeatRole"];
            /** Title */
            title: string;
            title_language: components["schemas"]["Language"];
        };
        /** SeatChoiceIn */
        SeatChoiceIn: {
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
        };
        /**
         * SeatIn
         * @description A new seat of an organisation.
         */
        SeatIn: {
            role: components["schemas"]["SeatRole"];
            /** Title */
            title: string;
            title_language: components["schemas"]["Language"];
        };
        /**
         * SeatOfOrganisation
         * @description A seat as its organisation's page shows it; nobody holds it while `holder` is null.
         */
        SeatOfOrganisation: {
            abilities: components["schemas"]["SeatAbilities"];
            holder: components["schemas"]["Holder"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            role: components["schemas"]["SeatRole"];
            /**
             * Since
             * Format: date
             */
            since: string;
            /** Title */
            title: string;
            title_language: components["schemas"]["Language"];
            /** Version */
            version: number;
        };
        /**
         * SeatOut
         * @description A seat that I hold, or held by someone shown.
         */
        SeatOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            organisation: components["schemas"]["OrganisationBrief"];
            role: components["schemas"]["SeatRole"];
            /**
             * Title
             * @example Secretaria de convivencia
             */
            title: string;
            title_language: components["schemas"]["Language"];
        };
        /**
         * SeatRef
         * @description A seat with whoever holds it now; nobody does when `person_id` is null.
         */
        SeatRef: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Person Id */
            person_id: string | null;
            /**
             * Person Name
             * @example Ximena Aguacalma
             */
            person_name: string | null;
            /**
             * Title
             * @example Directora de cultura de paz
             */
            title: string;
            title_language: components["schemas"]["Language"];
        };
        /**
         * SeatRole
         * @description What the holder of a seat is in the network.
         * @enum {string}
         */
        SeatRole: "focal_point" | "authorised_representative" | "member" | "expert" | "observer" | "secretariat";
        /**
         * SectionAbilities
         * @description What the actor may do with a section now, besides writing it. `bring_in` is to suggest what a file says.
         */
        SectionAbilities: {
            /**
             * Agree
             * @default false
             */
            agree: boolean;
            /**
             * Bring In
             * @default false
             */
            bring_in: boolean;
            /**
             * Hand In
             * @default false
             */
            hand_in: boolean;
            /**
             * Own
             * @default false
             */
            own: boolean;
            /**
             * Reopen
             * @default false
             */
            reopen: boolean;
            /**
             * Send Back
             * @default false
             */
            send_back: boolean;
            /**
             * Start
             * @default false
             */
            start: boolean;
        };
        /**
         * SectionAction
         * @description What somebody, or the first words written, can do with a section.
         * @enum {string}
         */
        SectionAction: "start" | "hand_in" | "send_back" | "agree" | "reopen";
        /** SectionForm */
        SectionForm: {
            /** Guidance */
            guidance?: {
                [key: string]: string;
            };
            /**
             * Key
             * @example submission
             */
            key: string;
            /** @default text */
            kind?: components["schemas"]["SectionKind"];
            limit?: components["schemas"]["LimitForm"] | null;
            /**
             * Repeat
             * @description How often it may be answered, one box each.
             * @default 1
             */
            repeat?: number;
            /**
             * Required
             * @default true
             */
            required?: boolean;
            /**
             * Stage
             * @default full
             * @example submission
             */
            stage?: string;
            /**
             * Title
             * @description By language.
             */
            title: {
                [key: string]: string;
            };
        };
        /**
         * SectionKind
         * @enum {string}
         */
        SectionKind: "text" | "table" | "results_framework";
        /**
         * SectionOut
         * @description One section's record; its id is that of its live text.
         */
        SectionOut: {
            abilities: components["schemas"]["SectionAbilities"];
            /** Asked */
            asked: boolean;
            /** Guidance */
            guidance: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Key */
            key: string;
            kind: components["schemas"]["SectionKind"];
            limit: components["schemas"]["LimitOut"] | null;
            /**
             * Moved At
             * Format: date-time
             */
            moved_at: string;
            /** Number */
            number: number;
            /**
             * Of
             * @description How many boxes of its kind the call gives.
             */
            of: number;
            /** Organisation Id */
            organisation_id: string | null;
            owner: components["schemas"]["HolderOut"] | null;
            /** Required */
            required: boolean;
            /** Stage */
            stage: string;
            state: components["schemas"]["SectionState"];
            /** Title */
            title: {
                [key: string]: string;
            };
            /** Version */
            version: number;
        };
        /** SectionOwnerIn */
        SectionOwnerIn: {
            /** Organisation Id */
            organisation_id?: string | null;
            /** Seat Id */
            seat_id?: string | null;
        };
        /**
         * SectionPictureOut
         * @description A picture for a section's text.
         */
        SectionPictureOut: {
            /**
             * File
             * Format: uuid
             */
            file: string;
        };
        /**
         * SectionState
         * @enum {string}
         */
        SectionState: "empty" | "drafting" | "review" | "agreed";
        /**
         * SectionTextOut
         * @description The live text of a section as it is now, with suggestions accepted.
         */
        SectionTextOut: {
            /** Characters */
            characters: number;
            /** Characters Without Spaces */
            characters_without_spaces: number;
            /**
             * Fingerprint
             * @description SHA-256 over all that the text holds.
             * @example 9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65
             */
            fingerprint: string;
            /**
             * Length
             * @description In what the section's limit counts; null for pages and without a limit.
             */
            length: number | null;
            /** Owner Seat Id */
            owner_seat_id: string | null;
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
            state: components["schemas"]["SectionState"];
            /** Text */
            text: string;
            /** Words */
            words: number;
        };
        /** SentSectionOut */
        SentSectionOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: number;
            /** Of */
            of: number;
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * SessionAbilities
         * @description What the actor may do with a session now.
         */
        SessionAbilities: {
            /**
             * Cancel
             * @default false
             */
            cancel: boolean;
            /**
             * Change
             * @default false
             */
            change: boolean;
            /**
             * Mark Held
             * @default false
             */
            mark_held: boolean;
            /**
             * Mark Missed
             * @default false
             */
            mark_missed: boolean;
            /**
             * Move
             * @default false
             */
            move: boolean;
            /**
             * Note
             * @default false
             */
            note: boolean;
            /**
             * Note Cost
             * @default false
             */
            note_cost: boolean;
            /**
             * Take Action
             * @default false
             */
            take_action: boolean;
        };
        /**
         * SessionChangeIn
         * @description What is to be different; what is left out stays.
         */
        SessionChangeIn: {
            /** Agenda */
            agenda?: components["schemas"]["AgendaItem"][] | null;
            /** Behalf Of */
            behalf_of?: string | null;
            /** Interpreter */
            interpreter?: string | null;
            kind?: components["schemas"]["SessionKind"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Link */
            link?: string | null;
            /**
             * People
             * @description Who is expected.
             */
            people?: string[] | null;
            /** Place */
            place?: string | null;
            /** Pre Reading */
            pre_reading?: string | null;
            /**
             * Recording Agreed
             * @description Everybody agreed to be recorded.
             */
            recording_agreed?: boolean | null;
            /** Title */
            title?: string | null;
        };
        /**
         * SessionHeldIn
         * @description Who came, what was decided, and whether it was the last session: then the reports are due.
         */
        SessionHeldIn: {
            /** Attended */
            attended: string[];
            /** Behalf Of */
            behalf_of?: string | null;
            /** Decisions */
            decisions?: string[];
            /**
             * Last
             * @default false
             */
            last?: boolean;
        };
        /**
         * SessionIn
         * @description A session to plan. Without an agenda the guiding questions become one; without people, both contacts come.
         */
        SessionIn: {
            /** Agenda */
            agenda?: components["schemas"]["AgendaItem"][] | null;
            /** Behalf Of */
            behalf_of?: string | null;
            /** Host Seat Id */
            host_seat_id?: string | null;
            /** Interpreter */
            interpreter?: string | null;
            kind?: components["schemas"]["SessionKind"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Link */
            link?: string | null;
            /**
             * Minutes
             * @default 60
             * @example 60
             */
            minutes?: number;
            /**
             * People
             * @description Who is expected.
             */
            people?: string[] | null;
            /** Place */
            place?: string | null;
            /** Pre Reading */
            pre_reading?: string | null;
            /**
             * Recording Agreed
             * @description Everybody agreed to be recorded.
             */
            recording_agreed?: boolean | null;
            /**
             * Start
             * Format: date-time
             */
            start: string;
            /** Title */
            title?: string | null;
            /**
             * Zone
             * @example America/Los_Angeles
             */
            zone: string;
        };
        /**
         * SessionKind
         * @enum {string}
         */
        SessionKind: "call" | "visit";
        /**
         * SessionMoveIn
         * @description Another time, and why.
         */
        SessionMoveIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /** Minutes */
            minutes?: number | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
            /** Zone */
            zone?: string | null;
        };
        /** SessionNoteIn */
        SessionNoteIn: {
            language: components["schemas"]["Language"];
            level: components["schemas"]["NoteLevel"];
            /** Text */
            text: string;
        };
        /**
         * SessionOut
         * @description One session, as far as the actor may read it.
         */
        SessionOut: {
            abilities: components["schemas"]["SessionAbilities"];
            /** Actions */
            actions: components["schemas"]["ActionOut"][];
            /** Agenda */
            agenda: components["schemas"]["AgendaItem"][];
            /** Clocks */
            clocks: components["schemas"]["ClockOut"][];
            /** Costs */
            costs: components["schemas"]["CostOut"][];
            /** Decisions */
            decisions: string[];
            /** Ended At */
            ended_at: string | null;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            host: components["schemas"]["SeatRef"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Interpreter */
            interpreter: string;
            kind: components["schemas"]["SessionKind"];
            /** Languages */
            languages: string[];
            /** Link */
            link: string;
            /** Minutes */
            minutes: number;
            /** Moved From */
            moved_from: string | null;
            /**
             * Notes
             * @description Those that the actor may read.
             */
            notes: components["schemas"]["NoteOut"][];
            /** Number */
            number: number;
            /** People */
            people: components["schemas"]["AttendanceOut"][];
            /** Place */
            place: string;
            /**
             * Planned At
             * Format: date-time
             */
            planned_at: string;
            /** Planned By */
            planned_by: string;
            /** Pre Reading */
            pre_reading: string;
            /** Reason */
            reason: string;
            /** Recording Agreed */
            recording_agreed: boolean;
            /**
             * Start
             * Format: date-time
             */
            start: string;
            state: components["schemas"]["SessionState"];
            /** Title */
            title: string;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** SessionReasonIn */
        SessionReasonIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * SessionState
         * @description A session that was moved is planned again and keeps the date it had.
         * @enum {string}
         */
        SessionState: "planned" | "held" | "missed" | "cancelled";
        /**
         * ShortlistOut
         * @description Those who could answer a request, best first; those kept back and why; offers that came by themselves.
         */
        ShortlistOut: {
            abilities: components["schemas"]["ExchangeAbilities"];
            exchange: components["schemas"]["ExchangeRow"];
            /** Kept Back */
            kept_back: components["schemas"]["CandidateOut"][];
            /** Matches */
            matches: components["schemas"]["MatchOut"][];
            /** Offers */
            offers: components["schemas"]["DirectOfferOut"][];
            /** Questions */
            questions: string[];
            /** Ranked */
            ranked: components["schemas"]["CandidateOut"][];
        };
        /**
         * Side
         * @enum {string}
         */
        Side: "requester" | "peer";
        /**
         * Sign
         * @description Which way a reason points: for, against, or to be asked.
         * @enum {string}
         */
        Sign: "for" | "against" | "ask";
        /** SignedInOut */
        SignedInOut: {
            /**
             * Next
             * @description The page that was wanted before signing in.
             * @example /
             */
            next: string;
        };
        /**
         * SignerOut
         * @description One organisation and what it said about the version that is shown.
         */
        SignerOut: {
            /** Decided At */
            decided_at: string | null;
            kind: components["schemas"]["PartyKind"];
            /**
             * Mine
             * @description Whether it is for me to sign.
             */
            mine: boolean;
            organisation: components["schemas"]["PartnerRef"];
            /**
             * Person
             * @description Who signed or refused, or else who may.
             */
            person: string | null;
            /** Reason */
            reason: string;
            reason_language: components["schemas"]["Language"] | null;
            /** Seat Title */
            seat_title: string | null;
            seat_title_language: components["schemas"]["Language"] | null;
            stand: components["schemas"]["Stand"];
            /** Void At */
            void_at: string | null;
            /**
             * Void Number
             * @description The version that it signed in vain before.
             */
            void_number: number | null;
            /** Void Touched */
            void_touched: components["schemas"]["TouchedOut"][];
        };
        /** SignIn */
        SignIn: {
            /**
             * Digest
             * @description Of the version that was read.
             * @example 9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65
             */
            digest: string;
        };
        /**
         * SigningAbilities
         * @description What the actor may do with the version that is shown.
         */
        SigningAbilities: {
            /**
             * Freeze
             * @default false
             */
            freeze: boolean;
            /**
             * Refuse
             * @default false
             */
            refuse: boolean;
            /**
             * Send
             * @default false
             */
            send: boolean;
            /**
             * Sign
             * @default false
             */
            sign: boolean;
        };
        /**
         * SigningOut
         * @description Everything that somebody needs who signs, refuses, waits for signatures or sends.
         */
        SigningOut: {
            abilities: components["schemas"]["SigningAbilities"];
            call: components["schemas"]["CallRef"];
            /**
             * Closes At
             * Format: date-time
             */
            closes_at: string;
            /**
             * Closes Zone
             * @description The funder's clock.
             */
            closes_zone: string;
            /** Earlier */
            earlier: components["schemas"]["EarlierOut"][];
            /**
             * Fresh Until
             * Format: date-time
             * @description Until when I can sign without signing in again.
             */
            fresh_until: string;
            /** Hindrances */
            hindrances: components["schemas"]["HindranceOut"][];
            language: components["schemas"]["Language"];
            /**
             * Missing
             * @description How many organisations have not signed the version that stands.
             */
            missing: number;
            /**
             * Organisations
             * @description How many take part, and so read it.
             */
            organisations: number;
            /** @description What the funder said of the stage that was sent. */
            outcome: components["schemas"]["ResultKind"] | null;
            /**
             * Pages
             * @description Those that only some calls give it.
             */
            pages: components["schemas"]["ProposalPage"][];
            /**
             * Proposal Id
             * Format: uuid
             */
            proposal_id: string;
            /**
             * Proved At
             * Format: date-time
             * @description When I last proved who I am.
             */
            proved_at: string;
            /**
             * Sent At
             * @description Null as long as something of it is still to be sent.
             */
            sent_at: string | null;
            /** Sign By */
            sign_by: string | null;
            /** Signers */
            signers: components["schemas"]["SignerOut"][];
            state: components["schemas"]["ProposalState"];
            /** Title */
            title: string;
            version: components["schemas"]["FrozenVersionOut"] | null;
        };
        /**
         * SignInOut
         * @description One browser in which I am signed in.
         */
        SignInOut: {
            /**
             * Browser
             * @example Firefox, Windows
             */
            browser: string;
            /**
             * Current
             * @description Whether it is this one.
             */
            current: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /**
             * Method
             * @description Name of the provider, or `code` for a code by mail.
             * @example city
             */
            method: string;
            /**
             * Seen At
             * Format: date-time
             */
            seen_at: string;
        };
        /** SignOffForm */
        SignOffForm: {
            /**
             * Each Partner
             * @default true
             */
            each_partner?: boolean;
            /**
             * Method
             * @default
             */
            method?: string;
            /**
             * Who
             * @example submission
             */
            who: string;
        };
        /**
         * SlotOut
         * @description A time to talk, on both clocks.
         */
        SlotOut: {
            fit: components["schemas"]["Fit"];
            peer_overstep: components["schemas"]["OverstepOut"];
            /**
             * Peer Start
             * Format: date-time
             * @description With the offset of the answering side.
             */
            peer_start: string;
            requester_overstep: components["schemas"]["OverstepOut"];
            /**
             * Requester Start
             * Format: date-time
             * @description With the offset of the asking side.
             */
            requester_start: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * SpaceAbilities
         * @description What I may do in this space.
         */
        SpaceAbilities: {
            /**
             * Edit
             * @default false
             */
            edit: boolean;
            /**
             * Invite
             * @default false
             */
            invite: boolean;
            /**
             * Join
             * @default false
             */
            join: boolean;
            /**
             * Leave
             * @default false
             */
            leave: boolean;
            /**
             * Open Thread
             * @default false
             */
            open_thread: boolean;
        };
        /**
         * SpaceChange
         * @description All that can be said of a working group, as it is to stand.
         */
        SpaceChange: {
            /** @default open */
            joining?: components["schemas"]["Joining"];
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /** Title */
            title: string;
        };
        /**
         * SpaceIn
         * @description A working group that I open; I am its steward.
         */
        SpaceIn: {
            /** @default open */
            joining?: components["schemas"]["Joining"];
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /**
             * Purpose
             * @default
             */
            purpose?: string;
            /** Title */
            title: string;
        };
        /**
         * SpaceKind
         * @enum {string}
         */
        SpaceKind: "network" | "topic" | "working_group";
        /**
         * SpaceOut
         * @description A space. The network's own and those of topics have no title: they are named by kind and topic.
         */
        SpaceOut: {
            abilities: components["schemas"]["SpaceAbilities"];
            /**
             * Circle Id
             * Format: uuid
             * @description Who reads its threads.
             */
            circle_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            joining: components["schemas"]["Joining"];
            kind: components["schemas"]["SpaceKind"];
            /** Language */
            language: string;
            /** Last Post At */
            last_post_at: string | null;
            level: components["schemas"]["Level"];
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Purpose */
            purpose: string;
            /**
             * Threads
             * @description Those that I may read.
             */
            threads: number;
            /** Title */
            title: string;
            /**
             * Topic
             * @example violence-interruption
             */
            topic: string | null;
            /**
             * Unread
             * @description Threads with something that I have not read, muted ones left out.
             */
            unread: number;
            /** Version */
            version: number;
        };
        /**
         * SpacePage
         * @description Spaces of which I may know; the network's own comes first.
         */
        SpacePage: {
            /** Items */
            items: components["schemas"]["SpaceOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * Stance
         * @description What an option of a yes-or-no question stands for; options of other questions have words of their own.
         * @enum {string}
         */
        Stance: "yes" | "no" | "abstain";
        /**
         * Stand
         * @description Where an organisation stands with the version that is shown; `nobody`: its seat that signs is not held.
         * @enum {string}
         */
        Stand: "waits" | "nobody" | "signed" | "refused" | "void";
        /**
         * StartOut
         * @description What a browser needs to know before anybody has signed in.
         */
        StartOut: {
            /** Demo */
            demo: boolean;
            /** Mail Code */
            mail_code: boolean;
            /** Network Name */
            network_name: string;
            /**
             * Now
             * Format: date-time
             * @description The server's clock; in the demonstration it runs ahead of the world's.
             */
            now: string;
            /** Providers */
            providers: components["schemas"]["ProviderOut"][];
            /**
             * Terms Version
             * @description What one agrees to at the first sign-in.
             * @example 2026-11
             */
            terms_version: string;
        };
        /**
         * State
         * @description Where an exchange stands. On hold is no state but a flag beside it.
         * @enum {string}
         */
        State: "draft" | "submitted" | "returned" | "open" | "proposed" | "agreed" | "scheduled" | "reporting" | "completed" | "closed_unmatched" | "declined" | "withdrawn" | "cancelled" | "discarded";
        /** StateIn */
        StateIn: {
            state: components["schemas"]["ThreadState"];
        };
        /**
         * Step
         * @description What an exchange waits for, each with a date.
         * @enum {string}
         */
        Step: "endorsement" | "triage" | "changes" | "first_match" | "answer" | "agreement" | "first_session" | "report" | "follow_up";
        /**
         * StrangerOut
         * @description An account at a provider that nobody here is known by.
         */
        StrangerOut: {
            /** Email */
            email: string;
            /** Name */
            name: string;
            /**
             * Provider
             * @example Google
             */
            provider: string;
        };
        /** SubmissionForm */
        SubmissionForm: {
            /**
             * Channel
             * @default
             */
            channel?: string;
            /** Export Formats */
            export_formats?: string[];
            formatting?: components["schemas"]["FormattingForm"] | null;
            /** Notes */
            notes?: {
                [key: string]: string;
            } | null;
        };
        /**
         * SuggestedTimeOut
         * @description One of the times, on both clocks.
         */
        SuggestedTimeOut: {
            /** Clocks */
            clocks: components["schemas"]["ClockOut"][];
            /**
             * Passed
             * @description Whether it is too late to pick it.
             */
            passed: boolean;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * Suggestion
         * @description A record whose title has what was typed.
         */
        Suggestion: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["Kind"];
            organisation: components["schemas"]["FoundOrganisation"] | null;
            /** Thread Id */
            thread_id: string | null;
            /** Title */
            title: components["schemas"]["Piece"][];
        };
        /**
         * SuggestionAbilities
         * @description What the actor may do with suggested times now.
         */
        SuggestionAbilities: {
            /**
             * Pick
             * @default false
             */
            pick: boolean;
            /**
             * Refuse
             * @default false
             */
            refuse: boolean;
        };
        /**
         * SuggestionIn
         * @description Two or three times for a session, of which the other side picks one, and what it will be about.
         */
        SuggestionIn: {
            /** Agenda */
            agenda?: components["schemas"]["AgendaItem"][] | null;
            /** Behalf Of */
            behalf_of?: string | null;
            /** Interpreter */
            interpreter?: string | null;
            kind?: components["schemas"]["SessionKind"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Link */
            link?: string | null;
            /**
             * Minutes
             * @default 60
             * @example 60
             */
            minutes?: number;
            /**
             * People
             * @description Who is expected.
             */
            people?: string[] | null;
            /** Place */
            place?: string | null;
            /** Pre Reading */
            pre_reading?: string | null;
            /**
             * Recording Agreed
             * @description Everybody agreed to be recorded.
             */
            recording_agreed?: boolean | null;
            /** Starts */
            starts: string[];
            /** Title */
            title?: string | null;
            /**
             * Zone
             * @example America/Los_Angeles
             */
            zone: string;
        };
        /**
         * SuggestionOut
         * @description The times that one side suggested last.
         */
        SuggestionOut: {
            abilities: components["schemas"]["SuggestionAbilities"];
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * By
             * @description Who suggested them.
             */
            by: string;
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Minutes */
            minutes: number;
            /**
             * On Behalf
             * @description For the secretariat: what it may do for a side.
             */
            on_behalf: {
                [key: string]: components["schemas"]["SuggestionAbilities"];
            } | null;
            /**
             * Reason
             * @description What the other side said when none suited.
             */
            reason: string;
            side: components["schemas"]["Side"];
            state: components["schemas"]["SuggestionState"];
            /** Times */
            times: components["schemas"]["SuggestedTimeOut"][];
        };
        /** Suggestions */
        Suggestions: {
            /** Items */
            items: components["schemas"]["Suggestion"][];
        };
        /**
         * SuggestionState
         * @description What became of the times that one side suggested.
         * @enum {string}
         */
        SuggestionState: "open" | "picked" | "refused" | "superseded";
        /**
         * SumOut
         * @description `cost` is `grant`, asked of the funder, and `co_funding`.
         */
        SumOut: {
            /** Co Funding */
            co_funding: number;
            /** Cost */
            cost: number;
            /** Grant */
            grant: number;
        };
        /**
         * TermsIn
         * @description Changed terms; what is left out stays.
         */
        TermsIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            confidentiality?: components["schemas"]["Confidentiality"] | null;
            /** Costs */
            costs?: string | null;
            format?: components["schemas"]["Format"] | null;
            /** Interpretation */
            interpretation?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** Languages */
            languages?: string[] | null;
            /** Peer Contact Seat Id */
            peer_contact_seat_id?: string | null;
            /** Peer Substitute Seat Id */
            peer_substitute_seat_id?: string | null;
            /** Questions */
            questions?: string[] | null;
            /** Requester Contact Seat Id */
            requester_contact_seat_id?: string | null;
            /** Requester Substitute Seat Id */
            requester_substitute_seat_id?: string | null;
            /** Terms */
            terms?: string | null;
        };
        /**
         * TermsOut
         * @description The terms of a match, and who has said yes to them.
         */
        TermsOut: {
            confidentiality: components["schemas"]["Confidentiality"];
            /** Costs */
            costs: string;
            format: components["schemas"]["Format"];
            /** Interpretation */
            interpretation: string;
            language: components["schemas"]["Language"];
            /** Languages */
            languages: string[];
            /** Peer Agreed At */
            peer_agreed_at: string | null;
            peer_contact: components["schemas"]["SeatRef"];
            peer_substitute: components["schemas"]["SeatRef"] | null;
            /** Questions */
            questions: string[];
            /** Requester Agreed At */
            requester_agreed_at: string | null;
            requester_contact: components["schemas"]["SeatRef"];
            requester_substitute: components["schemas"]["SeatRef"] | null;
            /** Terms */
            terms: string;
            /** Version */
            version: number;
        };
        /**
         * TextLengthOut
         * @description How long the live text of a section is now, as a funder counts.
         */
        TextLengthOut: {
            /** Characters */
            characters: number;
            /** Characters Without Spaces */
            characters_without_spaces: number;
            /**
             * Fingerprint
             * @description SHA-256 over all that the text holds.
             * @example 9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65
             */
            fingerprint: string;
            /**
             * Length
             * @description In what the section's limit counts; null for pages and without a limit.
             */
            length: number | null;
            /**
             * Section Id
             * Format: uuid
             */
            section_id: string;
            /** Words */
            words: number;
        };
        /**
         * ThreadAbilities
         * @description What I may do in this thread.
         */
        ThreadAbilities: {
            /**
             * Admit Guests
             * @default false
             */
            admit_guests: boolean;
            /**
             * Answer
             * @default false
             */
            answer: boolean;
            /**
             * Lock
             * @default false
             */
            lock: boolean;
            /**
             * Move
             * @default false
             */
            move: boolean;
            /**
             * Write
             * @default false
             */
            write: boolean;
        };
        /**
         * ThreadDraftIn
         * @description A thread that I have begun to write, however little of it.
         */
        ThreadDraftIn: {
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /**
             * Markdown
             * @default
             */
            markdown?: string;
            /** Organisation Id */
            organisation_id?: string | null;
            /** People */
            people?: string[] | null;
            /** Space Id */
            space_id?: string | null;
            /**
             * Title
             * @default
             */
            title?: string;
            /** Topic */
            topic?: string | null;
        };
        /**
         * ThreadDraftOut
         * @description Its version is the ETag that the next saving names.
         */
        ThreadDraftOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /**
             * Markdown
             * @default
             */
            markdown: string;
            /** Organisation Id */
            organisation_id: string | null;
            /** People */
            people: string[] | null;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Space Id */
            space_id: string | null;
            /**
             * Title
             * @default
             */
            title: string;
            /** Topic */
            topic: string | null;
            /** Version */
            version: number;
        };
        /**
         * ThreadIn
         * @description A thread with its first post: in a space, in that of a main topic, or about an organisation; one of the three.
         *
         *     With `people`, even none, it is confidential: only they and I read it.
         */
        ThreadIn: {
            /**
             * Draft Id
             * @description The draft that this was; it is discarded.
             */
            draft_id?: string | null;
            /**
             * Language
             * @description BCP 47.
             * @example pt
             */
            language: string;
            /** Markdown */
            markdown: string;
            /** Organisation Id */
            organisation_id?: string | null;
            /** People */
            people?: string[] | null;
            /** Space Id */
            space_id?: string | null;
            /** Title */
            title: string;
            /** Topic */
            topic?: string | null;
        };
        /**
         * ThreadOut
         * @description A thread, with how far I have read it and what I have begun to write.
         */
        ThreadOut: {
            abilities: components["schemas"]["ThreadAbilities"];
            /**
             * Answer Post Id
             * @description The post that answers what the thread asks.
             */
            answer_post_id: string | null;
            /**
             * Circle Id
             * Format: uuid
             * @description Who reads it; its files belong to the same circle.
             */
            circle_id: string;
            /**
             * Confidential
             * @description Only the people named read it, whoever else reads the space.
             */
            confidential: boolean;
            draft: components["schemas"]["DraftOut"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /**
             * Last Place
             * @description The place of the newest post.
             */
            last_place: number;
            /**
             * Last Post At
             * Format: date-time
             */
            last_post_at: string;
            /** @description How much I hear of it, by what I said of it or of its space. */
            level: components["schemas"]["Level"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /** Post Count */
            post_count: number;
            /**
             * Read To
             * @description The last post that I have read.
             */
            read_to: string | null;
            /** Space Id */
            space_id: string | null;
            state: components["schemas"]["ThreadState"];
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
            /** Title */
            title: string;
            /**
             * Unread
             * @description Posts after it.
             */
            unread: number;
        };
        /**
         * ThreadPage
         * @description Threads that I may read, newest activity first.
         */
        ThreadPage: {
            /** Items */
            items: components["schemas"]["ThreadRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * ThreadRow
         * @description A thread in a list.
         */
        ThreadRow: {
            /** Answered */
            answered: boolean;
            /** Confidential */
            confidential: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Language */
            language: string;
            /** @description Who wrote last. */
            last_by: components["schemas"]["PersonRef"] | null;
            /**
             * Last Post At
             * Format: date-time
             */
            last_post_at: string;
            level: components["schemas"]["Level"];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            opened_by: components["schemas"]["PersonRef"];
            /** Post Count */
            post_count: number;
            /** Space Id */
            space_id: string | null;
            state: components["schemas"]["ThreadState"];
            /** Subject Id */
            subject_id: string | null;
            /** Subject Kind */
            subject_kind: string;
            /** Title */
            title: string;
            /**
             * Unread
             * @description Posts since I was here; all of a new thread, none of an old one never opened.
             */
            unread: number;
        };
        /**
         * ThreadState
         * @enum {string}
         */
        ThreadState: "open" | "locked";
        /**
         * TimelineItem
         * @description Something that happened, as far as the actor may read it.
         */
        TimelineItem: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Behalf Of
             * @description The organisation for which the secretariat acted.
             */
            behalf_of: string | null;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @example exchange.opened
             */
            kind: string;
            /** Organisation Name */
            organisation_name: string | null;
            /**
             * Person Name
             * @description Who did it; null when time did.
             */
            person_name: string | null;
        };
        /**
         * TimesOut
         * @description Times of one week that suit both sides, and changes of either clock in the ten weeks around it.
         */
        TimesOut: {
            /** Clock Changes */
            clock_changes: components["schemas"]["ClockChangeOut"][];
            /**
             * In Common
             * @description Whether some of them lie inside both working days.
             */
            in_common: boolean;
            /**
             * Minutes
             * @description How long a session the times are for.
             */
            minutes: number;
            peer: components["schemas"]["ClockPlace"];
            requester: components["schemas"]["ClockPlace"];
            /**
             * Slots
             * @description In order of time; without an hour in common those first that overstep the working days least.
             */
            slots: components["schemas"]["SlotOut"][];
            /**
             * Taken
             * @description Starts of sessions of this exchange that are planned already.
             */
            taken: string[];
            /**
             * Week
             * Format: date
             * @description The Monday.
             */
            week: string;
        };
        /** TopicOut */
        TopicOut: {
            /** Alternatives */
            alternatives: {
                [key: string]: string[];
            };
            /**
             * Id
             * @example gang-violence
             */
            id: string;
            /** Label */
            label: {
                [key: string]: string;
            };
            /** Parent */
            parent: string | null;
        };
        /**
         * TouchedOut
         * @description A part that a change touched; `title` is empty for what is neither a section nor the file of an annex.
         */
        TouchedOut: {
            /** Name */
            name: string;
            /** Title */
            title: {
                [key: string]: string;
            };
        };
        /**
         * TranslationOut
         * @description What a machine made of a post in the language of my screens.
         */
        TranslationOut: {
            /** Html */
            html: string;
            language: components["schemas"]["Language"];
            /**
             * Post Id
             * Format: uuid
             */
            post_id: string;
            /**
             * Source
             * @description BCP 47 tag of the original's language.
             * @example pt
             */
            source: string;
            /**
             * Version
             * @description The post's, of which it was made.
             */
            version: number;
        };
        /**
         * TravelMoney
         * @enum {string}
         */
        TravelMoney: "not_needed" | "none" | "partial" | "full";
        /**
         * Unit
         * @description What a funder counts in.
         * @enum {string}
         */
        Unit: "words" | "characters" | "pages";
        /** UnreadOut */
        UnreadOut: {
            /** Unread */
            unread: number;
        };
        /**
         * UnsubscribedOut
         * @description Which groups are no longer mailed. Everything stays in the inbox.
         */
        UnsubscribedOut: {
            /** Groups */
            groups: components["schemas"]["Group"][];
            language: components["schemas"]["Language"];
        };
        /** VersionIn */
        VersionIn: {
            /** Name */
            name: string;
        };
        /**
         * VersionOut
         * @description A section's text as it was; without a name it was kept by itself.
         */
        VersionOut: {
            /** Fingerprint */
            fingerprint: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            /** Made By */
            made_by: string;
            /** Name */
            name: string;
            /** Number */
            number: number;
            /** Restores */
            restores: number | null;
            /** Words */
            words: number;
        };
        /** VersionTextOut */
        VersionTextOut: {
            /** Text */
            text: string;
        };
        /**
         * VisitorOut
         * @description Who is signed in in this browser; null when nobody.
         */
        VisitorOut: {
            me: components["schemas"]["MeOut"] | null;
        };
        /** VoteIn */
        VoteIn: {
            /**
             * Options
             * @description One, or several where they may be.
             */
            options: string[];
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * VoteOut
         * @description How one voted, told after the end.
         */
        VoteOut: {
            /**
             * By
             * @description Who cast it, by name.
             */
            by: string;
            /**
             * Cast At
             * Format: date-time
             */
            cast_at: string;
            /**
             * Counted
             * @description Whether whoever cast it could vote when it closed.
             */
            counted: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Options */
            options: string[];
            /** Reason */
            reason: string;
            /**
             * Voter
             * @description The person's name or the organisation's.
             */
            voter: string;
        };
        /**
         * VotePage
         * @description How each voted, the first vote first.
         */
        VotePage: {
            /** Items */
            items: components["schemas"]["VoteOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * VoterOut
         * @description A person or an organisation that votes; when, but not how.
         */
        VoterOut: {
            /** Cast At */
            cast_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * VoterPage
         * @description Who votes in an open decision.
         */
        VoterPage: {
            /** Items */
            items: components["schemas"]["VoterOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * Voters
         * @description Each person whom the thread's circle lets contribute, or each member organisation once.
         * @enum {string}
         */
        Voters: "people" | "organisations";
        /**
         * WaitKind
         * @description What somebody is awaited to do.
         * @enum {string}
         */
        WaitKind: "endorse" | "questions" | "answer" | "agree" | "plan_session" | "pick_time" | "report" | "follow_up" | "vote" | "mandate" | "section" | "review" | "signature" | "funder_report" | "annex" | "comment";
        /**
         * WaitOut
         * @description One thing that waits for me: what it is, until when, and where I do it.
         */
        WaitOut: {
            /**
             * Count
             * @description How many peers there are to agree with, or sections, comments or annexes to see to; 1 for all else.
             */
            count: number;
            /** Due */
            due: string | null;
            /**
             * Exchange Id
             * @description Null for what waits in another conversation or in a proposal.
             */
            exchange_id: string | null;
            /**
             * For Organisation
             * @description Whether the vote that waits is my organisation's.
             * @default false
             */
            for_organisation: boolean;
            kind: components["schemas"]["WaitKind"];
            /** @description The exchange's; null for a vote. */
            lane: components["schemas"]["Lane"] | null;
            /**
             * Language
             * @description BCP 47 tag.
             * @example es
             */
            language: string;
            /** Late */
            late: boolean;
            /** @description The other side; my own where there is none yet. Null for a vote. */
            organisation: components["schemas"]["OrganisationRef"] | null;
            /**
             * Place
             * @description Path of the page where it is done.
             * @example /matches/0198f1f0-c0de-7abc
             */
            place: string;
            /** Proposal Id */
            proposal_id: string | null;
            /**
             * Title
             * @example Qué hacer en la escuela el día después de un homicidio
             */
            title: string;
        };
        /** WhoOut */
        WhoOut: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Name
             * @example Andrés Nubeclara
             */
            name: string;
        };
        /** WithdrawDecisionIn */
        WithdrawDecisionIn: {
            /** Reason */
            reason: string;
        };
        /** WithdrawIn */
        WithdrawIn: {
            /** Behalf Of */
            behalf_of?: string | null;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * Work
         * @description How a thread and a record of another room came from each other.
         * @enum {string}
         */
        Work: "became" | "lessons";
        /**
         * WorkbookOut
         * @description What a workbook would change. `seen` is handed back to take exactly this; empty when it cannot be taken.
         */
        WorkbookOut: {
            /** Changes */
            changes: components["schemas"]["LineChangeOut"][];
            /**
             * Left
             * @description Lines of the budget that the workbook does not hold; they stay.
             */
            left: number;
            /** Problems */
            problems: components["schemas"]["CellProblemOut"][];
            /** Seen */
            seen: string;
            /** Taken */
            taken: boolean;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * WorkOut
         * @description An exchange and a thread that came from each other, told to those who may read both.
         */
        WorkOut: {
            /**
             * Exchange Id
             * Format: uuid
             */
            exchange_id: string;
            /** Exchange Title */
            exchange_title: string;
            /**
             * Made At
             * Format: date-time
             */
            made_at: string;
            state: components["schemas"]["State"];
            /**
             * Thread Id
             * Format: uuid
             */
            thread_id: string;
            /** Thread Title */
            thread_title: string;
            /** @description The thread became the request, or tells the lessons of the exchange. */
            work: components["schemas"]["Work"];
        };
        /**
         * WriterOut
         * @description A seat that works or worked on the proposal, and who held it then.
         */
        WriterOut: {
            /**
             * Organisation Id
             * Format: uuid
             */
            organisation_id: string;
            /** Organisation Name */
            organisation_name: string;
            /** Person Id */
            person_id: string | null;
            /** Person Name */
            person_name: string | null;
            role: components["schemas"]["CircleRole"];
            /**
             * Seat Id
             * Format: uuid
             */
            seat_id: string;
            /** Seat Title */
            seat_title: string;
            seat_title_language: components["schemas"]["Language"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
        };
        /**
         * Written
         * @description Something that somebody wrote, with the language it is in.
         */
        Written: {
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /** WrittenIn */
        WrittenIn: {
            language: components["schemas"]["Language"];
            /** Text */
            text: string;
        };
        /** YearOut */
        YearOut: {
            sum: components["schemas"]["SumOut"];
            /** Year */
            year: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    accounts_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationOut"];
                };
            };
        };
    };
    accounts_accept_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    members_list_applications: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                state?: components["schemas"]["ApplicationState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationPage"];
                };
            };
        };
    };
    members_apply: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplicationIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_approve_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_decline_application: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                application_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineApplicationIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_confirm_application: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    budget_remove_line: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    budget_change_line: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineOut"];
                };
            };
        };
    };
    calls_list_calls: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                closed?: boolean;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Words of title or summary, in any language. */
                q?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CallRow_"];
                };
            };
        };
    };
    calls_enter_call: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOut"];
                };
            };
        };
    };
    calls_read_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOut"];
                };
            };
        };
    };
    calls_change_call: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOut"];
                };
            };
        };
    };
    calls_read_rights: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsRights"];
                };
            };
        };
    };
    members_list_guests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                circle_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestList"];
                };
            };
        };
    };
    members_dismiss_guest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                circle_id: string;
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    decisions_read_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    decisions_close_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    decisions_tell_outcome: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeTextIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    decisions_vote: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoteIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    decisions_list_voters: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Only those who have voted, or have not. */
                voted?: boolean | null;
            };
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VoterPage"];
                };
            };
        };
    };
    decisions_list_votes: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VotePage"];
                };
            };
        };
    };
    decisions_withdraw_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawDecisionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    demo_choose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChoiceOut"];
                };
            };
        };
    };
    demo_read_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClockOut"];
                };
            };
        };
    };
    demo_move_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClockOut"];
                };
            };
        };
    };
    demo_outbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LetterOut_"];
                };
            };
        };
    };
    demo_personas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonasOut"];
                };
            };
        };
    };
    desk_read_desk: {
        parameters: {
            query?: {
                lane?: components["schemas"]["Lane"] | null;
                language?: components["schemas"]["Language"] | null;
                /** @description Whose next date has passed. */
                late?: boolean;
                /** @description Looked after by this seat. */
                owner_seat_id?: string | null;
                q?: string | null;
                state?: components["schemas"]["State"][] | null;
                topic?: string[] | null;
                /** @description Only what nobody looks after. */
                unowned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOut"];
                };
            };
        };
    };
    desk_list_desk: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                lane?: components["schemas"]["Lane"] | null;
                language?: components["schemas"]["Language"] | null;
                /** @description Whose next date has passed. */
                late?: boolean;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Looked after by this seat. */
                owner_seat_id?: string | null;
                q?: string | null;
                state?: components["schemas"]["State"][] | null;
                topic?: string[] | null;
                /** @description Only what nobody looks after. */
                unowned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeskRow_"];
                };
            };
        };
    };
    desk_download_desk: {
        parameters: {
            query?: {
                lane?: components["schemas"]["Lane"] | null;
                language?: components["schemas"]["Language"] | null;
                /** @description Whose next date has passed. */
                late?: boolean;
                /** @description Looked after by this seat. */
                owner_seat_id?: string | null;
                q?: string | null;
                state?: components["schemas"]["State"][] | null;
                topic?: string[] | null;
                /** @description Only what nobody looks after. */
                unowned?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
        };
    };
    desk_read_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskProposalsOut"];
                };
            };
        };
    };
    drafts_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftStandingOut"];
                };
            };
        };
    };
    drafts_draft_exchange: {
        parameters: {
            query?: {
                generation?: number | null;
                schema?: number | null;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    drafts_draft_stream: {
        parameters: {
            query?: {
                generation?: number | null;
                schema?: number | null;
                state?: string;
            };
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    exchanges_list_exchanges: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                lane?: components["schemas"]["Lane"] | null;
                language?: components["schemas"]["Language"] | null;
                /** @description Whose next date has passed. */
                late?: boolean;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description In which my seat asks, answers or is the owner; and my drafts. */
                mine?: boolean;
                organisation_id?: string | null;
                /** @description That my organisation asks for or answers. */
                ours?: boolean;
                /** @description In which this person asked, answered or took part. */
                person_id?: string | null;
                /** @description Words of title, challenge or outcome. */
                q?: string | null;
                /** @description Only these states; without it, all but discarded. */
                state?: components["schemas"]["State"][] | null;
                topic?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExchangeRow_"];
                };
            };
        };
    };
    exchanges_start_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeStartIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_read_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_save_exchange: {
        parameters: {
            query?: {
                /** @description For the secretariat: the organisation for which it acts. */
                behalf_of?: string | null;
            };
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    sessions_list_actions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionOut"][];
                };
            };
        };
    };
    sessions_finish_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action_id: string;
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActionOut"][];
                };
            };
        };
    };
    exchanges_ask_endorsement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_cancel_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_close_unmatched: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_share_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoEditorsIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    reports_complete_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exchanges_decline_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_discard_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    sessions_end_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    reports_answer_follow_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpOut"];
                };
            };
        };
    };
    exchanges_list_helpers: {
        parameters: {
            query?: {
                /** @description For the secretariat: the organisation for which it acts. */
                behalf_of?: string | null;
            };
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HelpersOut"];
                };
            };
        };
    };
    exchanges_hold_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_set_lane: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LaneIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_lessons_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LessonsThreadOut"];
                };
            };
        };
    };
    exchanges_open_lessons_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LessonsThreadIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunOut"];
                };
            };
        };
    };
    home_lineage_of_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineageOut"][];
                };
            };
        };
    };
    exchanges_list_matches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"][];
                };
            };
        };
    };
    exchanges_draft_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    exchanges_add_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_offer_help: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HelpIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exchanges_open_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_set_owner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnerIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    reports_publish_anonymously: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationOut"];
                };
            };
        };
    };
    exchanges_put_forward: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutForwardIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_forecast_readers: {
        parameters: {
            query?: {
                confidentiality?: components["schemas"]["Confidentiality"] | null;
            };
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadersForecast"];
                };
            };
        };
    };
    exchanges_reassign_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_reopen_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    reports_read_outcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeOut"];
                };
            };
        };
    };
    reports_read_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                side: components["schemas"]["Side"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    reports_save_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                side: components["schemas"]["Side"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    reports_accept_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                side: components["schemas"]["Side"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    reports_submit_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                side: components["schemas"]["Side"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    reports_take_back_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                side: components["schemas"]["Side"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportOut"];
                };
            };
        };
    };
    exchanges_resume_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_send_back_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    sessions_list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"][];
                };
            };
        };
    };
    sessions_plan_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_read_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_change_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_take_action: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_cancel_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionReasonIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_note_cost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CostIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_strike_cost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cost_id: string;
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_mark_session_held: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionHeldIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_mark_session_missed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionReasonIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_move_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionMoveIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_add_session_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionNoteIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_session_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sessions_propose_times: {
        parameters: {
            query?: {
                minutes?: number;
                /** @description Any day of the week. */
                week?: string | null;
            };
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimesOut"];
                };
            };
        };
    };
    exchanges_read_shortlist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShortlistOut"];
                };
            };
        };
    };
    exchanges_submit_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    sessions_suggest_times: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuggestionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionOut"];
                };
            };
        };
    };
    sessions_pick_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                suggestion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PickIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
        };
    };
    sessions_refuse_times: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
                suggestion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionReasonIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionOut"];
                };
            };
        };
    };
    sessions_read_suggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionOut"] | null;
                };
            };
        };
    };
    sessions_exchange_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exchanges_threads_of_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOut"][];
                };
            };
        };
    };
    exchanges_read_timeline: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TimelineItem_"];
                };
            };
        };
    };
    exchanges_withdraw_exchange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchange_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExchangeOut"];
                };
            };
        };
    };
    exchanges_count_exchanges: {
        parameters: {
            query?: {
                lane?: components["schemas"]["Lane"] | null;
                language?: components["schemas"]["Language"] | null;
                /** @description Whose next date has passed. */
                late?: boolean;
                /** @description In which my seat asks, answers or is the owner; and my drafts. */
                mine?: boolean;
                organisation_id?: string | null;
                /** @description That my organisation asks for or answers. */
                ours?: boolean;
                /** @description In which this person asked, answered or took part. */
                person_id?: string | null;
                /** @description Words of title, challenge or outcome. */
                q?: string | null;
                /** @description Only these states; without it, all but discarded. */
                state?: components["schemas"]["State"][] | null;
                topic?: string[] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountsOut"];
                };
            };
        };
    };
    exchanges_read_limits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsOut"];
                };
            };
        };
    };
    files_list_files: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                circle_id?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                subject_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FilePage"];
                };
            };
        };
    };
    files_attach_file: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_files_attach_file"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
        };
    };
    files_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileOut"];
                };
            };
        };
    };
    files_erase_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    files_file_content: {
        parameters: {
            query?: {
                size?: components["schemas"]["PictureSize"];
            };
            header?: never;
            path: {
                file_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    proposals_remove_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_change_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunderReportChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    proposals_finish_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    proposals_reopen_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    notifications_held_replies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldReplyOut"][];
                };
            };
        };
    };
    notifications_post_held_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldPostedOut"];
                };
            };
        };
    };
    notifications_discard_held_reply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reply_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    home_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeOut"];
                };
            };
        };
    };
    notifications_inbox: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Only what has not been read. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxOut"];
                };
            };
        };
    };
    notifications_read_inbox: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
        };
    };
    members_resend_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationRow"];
                };
            };
        };
    };
    members_withdraw_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_invite_guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuestIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationRow"];
                };
            };
        };
    };
    live_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
        };
    };
    proposals_list_mandates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MandateOut"][];
                };
            };
        };
    };
    proposals_answer_mandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MandateIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_leave_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_release_partner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_take_back_mandate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    matches_list_asked: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MatchRow_"];
                };
            };
        };
    };
    matches_read_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_drop_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    matches_edit_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchEditIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_accept_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_agree_to_terms: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_decline_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_recall_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_take_back_decline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BehalfIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_save_terms: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermsIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    matches_turn_down_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                match_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchOut"];
                };
            };
        };
    };
    home_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
        };
    };
    home_change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
        };
    };
    accounts_consent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    home_take_my_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    accounts_list_identities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_IdentityOut_"];
                };
            };
        };
    };
    accounts_begin_linking: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressOut"];
                };
            };
        };
    };
    accounts_remove_identity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_confirm_stranger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_take_seat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatChoiceIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_seen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    members_list_offers: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                crisis?: boolean;
                /** @description How many at most, up to 100. */
                limit?: number;
                organisation?: string | null;
                /** @description Who answers now. */
                person?: string | null;
                q?: string;
                state?: components["schemas"]["OfferState"][];
                /** @description This topic or one below it. */
                topic?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferPage"];
                };
            };
        };
    };
    members_draft_offer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_discard_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_edit_offer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferEdit"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_confirm_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_pause_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_publish_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_resume_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferOut"];
                };
            };
        };
    };
    members_withdraw_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_list_organisations: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                country?: string | null;
                /** @description Only with an active offer to be called in a crisis. */
                crisis?: boolean;
                /** @description Only experts, or organisations that have one. */
                experts?: boolean;
                kind?: components["schemas"]["OrganisationKind"][];
                language?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                membership?: components["schemas"]["Membership"][];
                /** @description Only with an active offer. */
                offers?: boolean;
                /** @description Words by their beginnings: names, places, topics in any language. */
                q?: string;
                /** @description This topic or one below it. */
                topic?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectoryPage"];
                };
            };
        };
    };
    members_add_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    members_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id or slug. */
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    members_edit_organisation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationEdit"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    members_list_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
        };
    };
    lessons_lessons_of_organisation: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PublicationOut_"];
                };
            };
        };
    };
    members_change_membership: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MembershipIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    members_set_logo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_members_set_logo"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureOut"];
                };
            };
        };
    };
    members_drop_logo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_make_seat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationOut"];
                };
            };
        };
    };
    members_organisations_map: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationMap"];
                };
            };
        };
    };
    members_list_people: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                country?: string | null;
                /** @description Only with an active offer to be called in a crisis. */
                crisis?: boolean;
                /** @description Only experts, or organisations that have one. */
                experts?: boolean;
                kind?: components["schemas"]["OrganisationKind"][];
                language?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                membership?: components["schemas"]["Membership"][];
                /** @description Only with an active offer. */
                offers?: boolean;
                /** @description Words by their beginnings: names, places, topics in any language. */
                q?: string;
                /** @description This topic or one below it. */
                topic?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePage"];
                };
            };
        };
    };
    members_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOfDirectory"];
                };
            };
        };
    };
    members_edit_person: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonEdit"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOfDirectory"];
                };
            };
        };
    };
    lessons_lessons_of_person: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PublicationOut_"];
                };
            };
        };
    };
    members_set_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_members_set_photo"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PictureOut"];
                };
            };
        };
    };
    members_drop_photo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_restore_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOfDirectory"];
                };
            };
        };
    };
    members_suspend_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOfDirectory"];
                };
            };
        };
    };
    files_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                picture_id: string;
                size: components["schemas"]["PictureSize"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    notifications_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    notifications_prefer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    proposals_list_proposals: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                call_id?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                state?: components["schemas"]["ProposalState"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ProposalRow_"];
                };
            };
        };
    };
    proposals_read_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_save_proposal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_read_after: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    annexes_read_annexes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnexesOut"];
                };
            };
        };
    };
    annexes_excuse_annex: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                key: string;
                organisation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExcuseIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnexOut"];
                };
            };
        };
    };
    annexes_put_annex: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                key: string;
                organisation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_annexes_put_annex"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnnexOut"];
                };
            };
        };
    };
    budget_read_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetOut"];
                };
            };
        };
    };
    budget_set_budget: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetOut"];
                };
            };
        };
    };
    budget_download_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    budget_add_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineOut"];
                };
            };
        };
    };
    budget_take_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_budget_take_workbook"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkbookOut"];
                };
            };
        };
    };
    budget_look_into_workbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_budget_look_into_workbook"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkbookOut"];
                };
            };
        };
    };
    proposals_list_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolderOut"][];
                };
            };
        };
    };
    evidence_tell_evidence: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                key: string;
                organisation_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_evidence_tell_evidence"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_export_proposal: {
        parameters: {
            query?: {
                marked?: boolean;
                section_id?: string | null;
            };
            header?: never;
            path: {
                ending: components["schemas"]["DocumentFormat"];
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "application/pdf": unknown;
                    "application/vnd.oasis.opendocument.text": unknown;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                    "application/zip": unknown;
                    "text/markdown; charset=utf-8": unknown;
                };
            };
        };
    };
    proposals_read_fields: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldOut"][];
                };
            };
        };
    };
    proposals_set_guest_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    home_read_lineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineageOut"][];
                };
            };
        };
    };
    proposals_begin_next_stage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_ask_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartyIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_give_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_end_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_move_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_reopen_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    proposals_add_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunderReportIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    proposals_tell_result: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FunderResultIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AfterOut"];
                };
            };
        };
    };
    results_read_results: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsOut"];
                };
            };
        };
    };
    results_add_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultOut"];
                };
            };
        };
    };
    proposals_read_marks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReusableMarksOut"];
                };
            };
        };
    };
    proposals_bring_in_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_proposals_bring_in_document"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtInOut"];
                };
            };
        };
    };
    proposals_read_signing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOut"];
                };
            };
        };
    };
    proposals_read_bundle: {
        parameters: {
            query?: {
                /** @description Of a version that was sent. */
                number?: number | null;
            };
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    proposals_freeze_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOut"];
                };
            };
        };
    };
    proposals_refuse_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveBackIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOut"];
                };
            };
        };
    };
    proposals_send_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOut"];
                };
            };
        };
    };
    proposals_sign_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningOut"];
                };
            };
        };
    };
    proposals_read_lengths: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextLengthOut"][];
                };
            };
        };
    };
    proposals_withdraw_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    home_begin_from: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalFromIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalBegunOut"];
                };
            };
        };
    };
    home_offer_beginning: {
        parameters: {
            query: {
                id: string;
                kind: components["schemas"]["Origin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedOut"];
                };
            };
        };
    };
    discussions_list_reports: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                settled?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostReportPage"];
                };
            };
        };
    };
    discussions_settle_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutcomeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    results_remove_result: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    results_change_result: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultChangeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultOut"];
                };
            };
        };
    };
    results_move_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                row_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_list_texts: {
        parameters: {
            query?: {
                /** @description Words of name or text. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReusableOut"][];
                };
            };
        };
    };
    proposals_bring_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                from_section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BringIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    search_search: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description Only of these kinds. */
                kind?: components["schemas"]["Kind"][];
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Words, "a phrase", -without, from:, in:, topic:, language:, before:, after:; the last word by its beginning. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPage"];
                };
            };
        };
    };
    search_suggest: {
        parameters: {
            query?: {
                /** @description Words, "a phrase", -without, from:, in:, topic:, language:, before:, after:; the last word by its beginning. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
        };
    };
    members_close_seat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    members_invite_to_seat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationRow"];
                };
            };
        };
    };
    members_vacate_seat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_move_section: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: components["schemas"]["SectionAction"];
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_list_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentOut"][];
                };
            };
        };
    };
    proposals_comment_on_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_resolve_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolvedIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_assign_comment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignedIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_own_section: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectionOwnerIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_add_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["Body_proposals_add_picture"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectionPictureOut"];
                };
            };
        };
    };
    proposals_list_readers: {
        parameters: {
            query?: {
                /** @description Part of the name. */
                find?: string;
            };
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReaderOut"][];
                };
            };
        };
    };
    proposals_mark_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReusableIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_unmark_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_read_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectionTextOut"];
                };
            };
        };
    };
    proposals_list_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionOut"][];
                };
            };
        };
    };
    proposals_keep_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                section_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    proposals_read_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionTextOut"];
                };
            };
        };
    };
    proposals_restore_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                section_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    accounts_ask_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_check_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DigitsIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    accounts_confirm_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
        };
    };
    accounts_stranger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArrivalOut"];
                };
            };
        };
    };
    accounts_list_sign_ins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignInOut_"];
                };
            };
        };
    };
    accounts_end_other_sign_ins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_end_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sign_in_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    accounts_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    discussions_list_spaces: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpacePage"];
                };
            };
        };
    };
    discussions_open_group: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpaceIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceOut"];
                };
            };
        };
    };
    discussions_read_space: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceOut"];
                };
            };
        };
    };
    discussions_edit_group: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpaceChange"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceOut"];
                };
            };
        };
    };
    discussions_join_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceOut"];
                };
            };
        };
    };
    discussions_leave_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_hear_of_space: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_people_of_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPersonOut"][];
                };
            };
        };
    };
    discussions_bring_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                space_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPersonIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPersonOut"][];
                };
            };
        };
    };
    discussions_let_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
                space_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_open_topic: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                topic_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpaceOut"];
                };
            };
        };
    };
    accounts_start: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartOut"];
                };
            };
        };
    };
    discussions_list_thread_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadDraftOut"][];
                };
            };
        };
    };
    discussions_save_thread_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadDraftIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadDraftOut"];
                };
            };
        };
    };
    discussions_discard_thread_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_list_threads: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                confidential?: boolean;
                /** @description That I follow, or whose space I follow. */
                following?: boolean;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description That I opened or wrote in. */
                mine?: boolean;
                /** @description Threads about this organisation. */
                organisation_id?: string | null;
                space_id?: string | null;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadPage"];
                };
            };
        };
    };
    discussions_start_thread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThreadIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadOut"];
                };
            };
        };
    };
    discussions_read_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadOut"];
                };
            };
        };
    };
    discussions_name_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadOut"];
                };
            };
        };
    };
    decisions_list_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionsOut"];
                };
            };
        };
    };
    decisions_open_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionOut"];
                };
            };
        };
    };
    discussions_save_draft: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftOut"];
                };
            };
        };
    };
    discussions_discard_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exchanges_ask_from_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunOut"];
                };
            };
        };
    };
    discussions_hear_of_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LevelIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    home_lineage_of_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineageOut"][];
                };
            };
        };
    };
    discussions_mentionable: {
        parameters: {
            query?: {
                /** @description Part of the name. */
                find?: string;
                /** @description How many at most, up to 100. */
                limit?: number;
            };
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MentionableOut"][];
                };
            };
        };
    };
    discussions_list_posts: {
        parameters: {
            query?: {
                /** @description `next` of the page before. */
                after?: string | null;
                /** @description Open the page at this post, or where I stopped reading, oldest first; a few before it come along. */
                at?: string | "unread" | null;
                /** @description How many at most, up to 100. */
                limit?: number;
                /** @description Which post comes first. */
                order?: "oldest" | "newest";
            };
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostPage"];
                };
            };
        };
    };
    discussions_write_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_read_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_delete_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_edit_post: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version that was read. */
                "If-Match"?: string | null;
            };
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostChange"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_hide_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HideIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_show_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_set_reaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["ReactionKind"];
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_take_reaction_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["ReactionKind"];
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostOut"];
                };
            };
        };
    };
    discussions_report_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostReportIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_translate_post: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranslationOut"];
                };
            };
        };
    };
    discussions_post_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                post_id: string;
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PostVersionOut"][];
                };
            };
        };
    };
    discussions_mark_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadingIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    discussions_move_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadOut"];
                };
            };
        };
    };
    discussions_set_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateIn"];
            };
        };
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadOut"];
                };
            };
        };
    };
    exchanges_works_of_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                thread_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkOut"][];
                };
            };
        };
    };
    members_all_topics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopicOut"][];
                };
            };
        };
    };
    notifications_unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsubscribedOut"];
                };
            };
        };
    };
    home_visitor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refused: problem details. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemOut"];
                };
            };
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitorOut"];
                };
            };
        };
    };
}
